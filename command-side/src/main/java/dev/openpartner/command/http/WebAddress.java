package dev.openpartner.command.http;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of web pages and names of hosts that clients send. Visitors are redirected to them, so nothing but absolute http and
 * https addresses without user information is taken, and they are kept in ASCII, as a Location header wants them.
 */
public final class WebAddress {

    /** What browsers and servers agree to carry. */
    public static final int MAX_LENGTH = 2_048;

    private static final int MAX_HOST_LENGTH = 253;

    /** Two labels or more, the last not numeric: a name that somebody can register, and no address of a machine. */
    private static final Pattern HOST =
            Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private WebAddress() {}

    /** The field as an absolute http or https address in ASCII; absent when it is not there or not one. */
    public static @Nullable String read(BodyReader body, String field) {
        String text = body.optionalText(field, 1, MAX_LENGTH);
        if (text == null) {
            return null;
        }
        String address = normalized(text);
        if (address == null) {
            body.fault(
                    field, "invalid_url", "Must be an absolute http or https address without user name, such as https://example.com/page.");
        }
        return address;
    }

    /** As {@link #read}, of a field that must be there; an empty stand-in after a fault. */
    public static String require(BodyReader body, String field) {
        if (!body.isGiven(field)) {
            body.missing(field);
            return "";
        }
        String address = read(body, field);
        return address == null ? "" : address;
    }

    /** A host name in lower-case ASCII; absent when it is none that somebody can register. */
    public static @Nullable String host(String text) {
        try {
            String ascii = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return ascii.length() <= MAX_HOST_LENGTH && HOST.matcher(ascii).matches() ? ascii : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String normalized(String text) {
        try {
            URI address = new URI(withAsciiHost(text));
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (!web || address.getHost() == null || address.getRawUserInfo() != null || address.getPort() > 65_535) {
                return null;
            }
            String ascii = address.toASCIIString();
            return ascii.length() <= MAX_LENGTH ? ascii : null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** An internationalized host in its ASCII form; the rest of the address is left alone. */
    private static String withAsciiHost(String text) {
        int from = text.indexOf("://") + 3;
        if (from < 3) {
            return text;
        }
        int to = from;
        while (to < text.length() && "/?#:".indexOf(text.charAt(to)) < 0) {
            to++;
        }
        String host = text.substring(from, to);
        boolean ascii = host.chars().allMatch(c -> c < 128);
        return ascii ? text : text.substring(0, from) + IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES) + text.substring(to);
    }
}
