package dev.openpartner.kernel.click;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to one click. */
public sealed interface ClickEvent extends DomainEvent {

    String clickId();

    /**
     * Somebody followed a link.
     *
     * @param clickedAtMs when, by the clock of whoever saw it
     * @param ipHash hash of the address under a rotating salt; never the address
     * @param sealedVisit JSON object of {@code userAgent}, {@code landingUrl} and {@code referer}, sealed for the click's stream
     * @param utm campaign parameters without the {@code utm_} prefix: source, medium, campaign, term, content
     * @param country ISO 3166 alpha-2
     * @param flags {@code velocity}, {@code manual}, {@code revoked}
     * @param origin {@code router} or {@code api}
     */
    @EventName("click.recorded")
    record ClickRecorded(
            String tenant,
            String clickId,
            String linkKey,
            String partnerId,
            String campaignId,
            long clickedAtMs,
            @Nullable String ipHash,
            @Nullable String sealedVisit,
            Map<String, String> utm,
            @Nullable String country,
            List<String> flags,
            String origin,
            long recordedAtMs)
            implements ClickEvent {}

    /** A customer claimed the click; whoever flags it later knows whose decisions may change. */
    @EventName("click.claimed")
    record ClickClaimed(String tenant, String clickId, String customerId, long atMs) implements ClickEvent {}

    /** The click earns nothing as long as the flag stands. */
    @EventName("click.flagged")
    record ClickFlagged(String tenant, String clickId, String flag, @Nullable String reason, long atMs, String by)
            implements ClickEvent {}

    /** All flags were taken off: the click counts again. */
    @EventName("click.unflagged")
    record ClickUnflagged(String tenant, String clickId, @Nullable String reason, long atMs, String by) implements ClickEvent {}
}
