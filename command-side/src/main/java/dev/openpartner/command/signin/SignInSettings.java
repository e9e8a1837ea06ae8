package dev.openpartner.command.signin;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people get in.
 *
 * @param publicUrl {@code OPENPARTNER_PUBLIC_URL}: where people reach the server, scheme and host, without a path; empty:
 *     {@code http://localhost} and the port
 * @param setUpLink {@code OPENPARTNER_SET_UP_LINK}: whether a set-up link is printed at every start, for whoever has lost access;
 *     otherwise only while there is no admin
 */
@ConfigurationProperties("openpartner")
record SignInSettings(@DefaultValue("") String publicUrl, @DefaultValue("false") boolean setUpLink) {

    SignInSettings {
        publicUrl = publicUrl.strip();
        if (publicUrl.endsWith("/")) {
            publicUrl = publicUrl.substring(0, publicUrl.length() - 1);
        }
        if (!publicUrl.isEmpty() && !isOrigin(publicUrl)) {
            throw new IllegalArgumentException(
                    "OPENPARTNER_PUBLIC_URL must be like https://partners.example.com, without a path, but is " + publicUrl);
        }
    }

    private static boolean isOrigin(String text) {
        try {
            URI uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawPath().isEmpty()
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException noUri) {
            return false;
        }
    }
}
