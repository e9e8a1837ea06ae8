package dev.openpartner.server.testserver;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs a test class against the {@link TestServer}; all such classes share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = TestServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "management.endpoints.web.exposure.include=health,prometheus",
            "axon.axonserver.enabled=false",
            "spring.main.banner-mode=off",
            "openpartner.data-dir=target/test-data",
            "spring.profiles.active=role-command,role-query",
            "openpartner.rate-limits.keys.id-of-hasty=3",
            // All browsers of a test come from one address.
            "openpartner.rate-limits.sign-in-per-minute=100000",
            "openpartner.http.trusted-proxies=127.0.0.0/8,::1/128"
        })
@ResourceLock("the test server")
public @interface OnTestServer {}
