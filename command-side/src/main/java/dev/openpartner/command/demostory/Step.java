package dev.openpartner.command.demostory;

import dev.openpartner.kernel.commission.RuleTerms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happens in the story. Clicks, conversions and what they belong to are named by their numbers in the story; whoever
 * tells it gives them their ids.
 */
sealed interface Step {

    /** When it happened. */
    long atMs();

    /** A visitor followed a link. */
    record Clicked(
            int click,
            int link,
            String ipHash,
            String country,
            Map<String, String> utm,
            @Nullable String referer,
            List<String> flags,
            long atMs)
            implements Step {}

    /** A visitor became known as a user. */
    record Identified(int click, String userId, long atMs) implements Step {}

    /**
     * A source sent a body, with faults or without.
     *
     * @param source place in {@link Cast#SOURCES}
     */
    record Reported(int conversion, int source, @Nullable String userId, String body, long atMs) implements Step {}

    /** An admin decided on every commission of a conversion. */
    record Reviewed(int conversion, boolean approved, @Nullable String reason, long atMs) implements Step {}

    /** An admin flagged a click, or took its flags off. */
    record Judged(int click, boolean flagged, String reason, long atMs) implements Step {}

    /** A campaign pays by other rules, or another model, from then on. */
    record CampaignChanged(int campaign, @Nullable String model, List<RuleTerms> rules, long atMs) implements Step {}

    /** A partner lost their standing. */
    record PartnerRevoked(int partner, String reason, long atMs) implements Step {}
}
