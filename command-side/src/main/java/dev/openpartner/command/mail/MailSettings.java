package dev.openpartner.command.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that takes mail, {@code OPENPARTNER_SMTP_HOST} and so on.
 *
 * @param host empty: mail is printed instead
 * @param username empty: nobody signs in there
 * @param from the sender of every mail
 * @param security {@code starttls} (a connection that cannot be secured is refused), {@code tls}, or {@code none}
 */
@ConfigurationProperties("openpartner.smtp")
record MailSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("starttls") String security) {

    MailSettings {
        if (!host.isBlank() && !from.contains("@")) {
            throw new IllegalArgumentException("OPENPARTNER_SMTP_HOST is set, so OPENPARTNER_SMTP_FROM must be the sender's address");
        }
        if (!security.equals("starttls") && !security.equals("tls") && !security.equals("none")) {
            throw new IllegalArgumentException("OPENPARTNER_SMTP_SECURITY must be starttls, tls or none, but is " + security);
        }
    }

    boolean isSet() {
        return !host.isBlank();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "MailSettings[" + (isSet() ? host + ":" + port : "none") + "]";
    }
}
