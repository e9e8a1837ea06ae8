package dev.openpartner.server;

import dev.openpartner.command.apikey.ApiKeyDirectory;
import dev.openpartner.server.security.CallerDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins what the server asks for with the parts of both sides that offer it. */
@Configuration(proxyBeanMethods = false)
class Assembly {

    /** Every role authenticates, so every role knows the keys. */
    @Bean
    CallerDirectory callerDirectory(ApiKeyDirectory keys) {
        return keys::find;
    }
}
