package dev.openpartner.server.http;

import dev.openpartner.server.startup.StartupProblem;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The proxies in front of the server.
 *
 * @param trustedProxies networks whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are believed, as addresses and CIDR
 *     blocks with commas between them; empty: none
 */
@ConfigurationProperties("openpartner.http")
record ProxySettings(@DefaultValue("") String trustedProxies) {

    /** The networks as CIDR blocks with commas between them. A typing error would be trust in nobody, or in everybody. */
    String networks() {
        return Arrays.stream(trustedProxies.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(ProxySettings::network)
                .collect(Collectors.joining(","));
    }

    private static String network(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = address.getAddress().length * Byte.SIZE;
            int prefixBits = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefixBits >= 0 && prefixBits <= bits) {
                return address.getHostAddress() + "/" + prefixBits;
            }
        } catch (IllegalArgumentException notANumber) {
            // Said below, whatever was wrong.
        }
        throw new StartupProblem(
                "OPENPARTNER_TRUSTED_PROXIES names \"" + text + "\", which is no network.",
                "Write addresses and CIDR blocks with commas between them: 10.0.0.0/8,192.168.1.5,fd00::/8.");
    }
}
