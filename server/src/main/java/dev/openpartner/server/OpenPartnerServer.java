package dev.openpartner.server;

import java.util.Locale;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.micrometer.metrics.autoconfigure.logging.logback.LogbackMetricsAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts OpenPartner: both sides by default, or the one that {@code OPENPARTNER_ROLES} names.
 *
 * <p>Beans are named by their full class names, because the two sides never see each other and may well call two things alike.
 */
@SpringBootApplication(
        scanBasePackages = {"dev.openpartner.command", "dev.openpartner.query", "dev.openpartner.console", "dev.openpartner.server"},
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        // It counts what is logged by a filter that every statement passes, also those of levels that nobody has switched on.
        exclude = LogbackMetricsAutoConfiguration.class)
public class OpenPartnerServer {

    public static void main(String[] arguments) {
        // Numbers in statements, ids and answers are for programs; a machine of Egypt would write them in digits of its own.
        Locale.setDefault(Locale.ROOT);
        SpringApplication.run(OpenPartnerServer.class, arguments);
    }
}
