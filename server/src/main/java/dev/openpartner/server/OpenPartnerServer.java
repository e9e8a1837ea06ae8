package dev.openpartner.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts OpenPartner: both sides by default, or the one that {@code OPENPARTNER_ROLES} names. */
@SpringBootApplication(scanBasePackages = "dev.openpartner", exclude = UserDetailsServiceAutoConfiguration.class)
public class OpenPartnerServer {

    public static void main(String[] arguments) {
        SpringApplication.run(OpenPartnerServer.class, arguments);
    }
}
