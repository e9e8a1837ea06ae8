package dev.openpartner.command.signin;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Where people reach the server: what is set, or else this machine and the port that the server listens on. */
@Component
@EnableConfigurationProperties(SignInSettings.class)
public class PublicAddress {

    private static final Logger LOG = LoggerFactory.getLogger(PublicAddress.class);

    private final String configured;
    private volatile int port;

    PublicAddress(SignInSettings settings) {
        this.configured = settings.publicUrl();
        if (configured.startsWith("http:") && !host().equals("localhost")) {
            LOG.warn("OPENPARTNER_PUBLIC_URL is {}. Browsers keep nobody signed in there: it takes https.", configured);
        }
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    /** Scheme, host and port without a slash at the end: {@code https://partners.example.com}. */
    public String text() {
        return configured.isEmpty() ? "http://localhost:" + port : configured;
    }

    /** The host alone; the name under which browsers keep passkeys. */
    public final String host() {
        return configured.isEmpty() ? "localhost" : URI.create(configured).getHost();
    }
}
