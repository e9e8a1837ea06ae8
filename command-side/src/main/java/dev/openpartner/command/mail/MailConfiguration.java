package dev.openpartner.command.mail;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Chooses how mail leaves. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
@Profile("role-command")
class MailConfiguration {

    @Bean
    Mailer mailer(MailSettings settings) {
        return settings.isSet() ? new SmtpMailer(settings) : new TerminalMailer(System.out);
    }
}
