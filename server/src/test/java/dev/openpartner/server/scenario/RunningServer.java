package dev.openpartner.server.scenario;

import dev.openpartner.server.OpenPartnerServer;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** One server for all scenarios of a test run: assembled as it ships, on a PostgreSQL of its own, with three tenants. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = OpenPartnerServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            // All browsers of a test come from one address.
            "openpartner.rate-limits.sign-in-per-minute=100000",
            "openpartner.admin-api-key=" + Callers.ADMIN_KEY,
            "openpartner.tenants." + Callers.RIVAL_TENANT + ".admin-api-key=" + Callers.RIVAL_ADMIN_KEY,
            "openpartner.tenants." + Callers.IDLE_TENANT + ".admin-api-key=" + Callers.IDLE_ADMIN_KEY
        })
// They wait for one another, so the first begins first, and all others go beside them.
@Order(1)
@ResourceLock("the running server")
@ContextConfiguration(initializers = OwnDataDirectory.class)
public @interface RunningServer {}
