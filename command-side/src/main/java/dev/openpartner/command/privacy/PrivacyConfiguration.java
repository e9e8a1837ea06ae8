package dev.openpartner.command.privacy;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
}
