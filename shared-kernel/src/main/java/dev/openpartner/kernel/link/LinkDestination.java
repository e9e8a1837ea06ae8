package dev.openpartner.kernel.link;

import dev.openpartner.kernel.message.Refused;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** Which destinations of their own partners may give a link. */
final class LinkDestination {

    private LinkDestination() {}

    /**
     * Checks a partner's own destination against the domains that a campaign allows: its host must be one of them or below one.
     *
     * @param destinationUrl a valid absolute http or https address
     * @param allowedDomains lower-case ASCII host names
     * @throws Refused {@code destination_override_not_allowed}
     */
    static void requireAllowed(String destinationUrl, List<String> allowedDomains) {
        String host = String.valueOf(URI.create(destinationUrl).getHost()).toLowerCase(Locale.ROOT);
        if (allowedDomains.stream().noneMatch(domain -> host.equals(domain) || host.endsWith("." + domain))) {
            throw Refused.invalid(
                    "destination_override_not_allowed",
                    allowedDomains.isEmpty()
                            ? "This campaign allows no destination of a partner's own. Leave destinationUrl out."
                            : "The host %s is none of those that this campaign allows, and below none: %s."
                                    .formatted(host, String.join(", ", allowedDomains)));
        }
    }
}
