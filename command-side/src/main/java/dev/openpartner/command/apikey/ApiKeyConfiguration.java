package dev.openpartner.command.apikey;

import dev.openpartner.command.account.Tenants;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of keys and tenants; every role needs them, to know who calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApiKeySettings.class)
class ApiKeyConfiguration {

    @Bean
    Tenants tenants(ApiKeySettings settings) {
        return new Tenants(settings.tenantNames());
    }
}
