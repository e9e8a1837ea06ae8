package dev.openpartner.command.privacy;

import dev.openpartner.command.eventstore.EventTail;
import dev.openpartner.command.eventstore.PostgresEventStorageEngine;
import dev.openpartner.command.eventstore.format.EventTypes;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keys and vault; every role needs them, to seal or to open. */
@Configuration(proxyBeanMethods = false)
class PrivacyConfiguration {

    @Bean
    Keyring keyring(
            @Value("${openpartner.master-key:}") String masterKey, @Value("${openpartner.data-dir:./data}") Path dataDirectory) {
        SecureRandom random = new SecureRandom();
        return new Keyring(
                masterKey.isBlank()
                        ? MasterKey.keptIn(dataDirectory.resolve("master.key"), random)
                        : MasterKey.parse(masterKey),
                random);
    }

    @Bean
    Vault personalData(JdbcTemplate jdbc, Keyring keyring) {
        MasterKeyCheck.verify(jdbc, keyring);
        SecureRandom random = new SecureRandom();
        return new Vault(new DataKeys(jdbc, keyring, random), random);
    }

    /** Before the keys of a group are read. */
    @Bean(initMethod = "start")
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ErasuresElsewhere erasuresElsewhere(
            JdbcTemplate jdbc, PostgresEventStorageEngine engine, EventTail tail, EventTypes types, Vault vault) {
        return new ErasuresElsewhere(jdbc, engine, tail, types, vault);
    }
}
