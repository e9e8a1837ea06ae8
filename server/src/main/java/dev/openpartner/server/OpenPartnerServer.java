package dev.openpartner.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts OpenPartner: both sides by default, or the one that {@code OPENPARTNER_ROLES} names. */
@SpringBootApplication(scanBasePackages = "dev.openpartner")
public class OpenPartnerServer {

    public static void main(String[] arguments) {
        SpringApplication.run(OpenPartnerServer.class, arguments);
    }
}
