package dev.openpartner.kernel.click;

import dev.openpartner.kernel.click.ClickEvent.ClickClaimed;
import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import dev.openpartner.kernel.message.Refused;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One click as its events tell, and the decisions about it.
 *
 * @param clickedAtMs when it happened
 * @param flags why it does not count; empty: it counts
 * @param customerIds who claimed it, in order of their claims
 */
public record ClickState(
        String tenant,
        String clickId,
        String linkKey,
        String partnerId,
        String campaignId,
        long clickedAtMs,
        List<String> flags,
        Set<String> customerIds) {

    /** A shared browser has a handful of users; a click claimed by more is a copied link or an attack. */
    public static final int MAX_CUSTOMERS = 100;

    /** The state after an event; the first event of a click records it. */
    public static ClickState evolve(@Nullable ClickState state, ClickEvent event) {
        if (event instanceof ClickRecorded recorded) {
            return new ClickState(
                    recorded.tenant(),
                    recorded.clickId(),
                    recorded.linkKey(),
                    recorded.partnerId(),
                    recorded.campaignId(),
                    recorded.clickedAtMs(),
                    recorded.flags(),
                    Set.of());
        }
        if (state == null) {
            throw new IllegalStateException("the stream of click %s does not begin with its record".formatted(event.clickId()));
        }
        return switch (event) {
            case ClickRecorded recorded -> state;
            case ClickClaimed claimed -> state.with(state.flags, plus(state.customerIds, claimed.customerId()));
            case ClickFlagged flagged -> state.with(plus(state.flags, flagged.flag()), state.customerIds);
            case ClickUnflagged unflagged -> state.with(List.of(), state.customerIds);
        };
    }

    /**
     * Decides that a customer claims the click; nothing when they did before.
     *
     * @throws Refused {@code click_overclaimed}
     */
    public Optional<ClickEvent> claim(String customerId, long atMs) {
        if (customerIds.contains(customerId)) {
            return Optional.empty();
        }
        if (customerIds.size() >= MAX_CUSTOMERS) {
            throw Refused.conflict(
                    "click_overclaimed",
                    "This click was claimed by %d users already, more than one browser has. Use each visitor's own cref."
                            .formatted(MAX_CUSTOMERS));
        }
        return Optional.of(new ClickClaimed(tenant, clickId, customerId, atMs));
    }

    /** Decides that the click carries a flag; nothing when it does already. */
    public Optional<ClickEvent> flag(String flag, @Nullable String reason, long atMs, String by) {
        return flags.contains(flag)
                ? Optional.empty()
                : Optional.of(new ClickFlagged(tenant, clickId, flag, reason, atMs, by));
    }

    /** Decides that the click carries no flag; nothing when it carries none. */
    public Optional<ClickEvent> unflag(@Nullable String reason, long atMs, String by) {
        return flags.isEmpty() ? Optional.empty() : Optional.of(new ClickUnflagged(tenant, clickId, reason, atMs, by));
    }

    private ClickState with(List<String> newFlags, Set<String> newCustomerIds) {
        return new ClickState(tenant, clickId, linkKey, partnerId, campaignId, clickedAtMs, newFlags, newCustomerIds);
    }

    private static List<String> plus(List<String> flags, String flag) {
        List<String> more = new ArrayList<>(flags);
        more.add(flag);
        return List.copyOf(more);
    }

    private static Set<String> plus(Set<String> customerIds, String customerId) {
        Set<String> more = new LinkedHashSet<>(customerIds);
        more.add(customerId);
        return Collections.unmodifiableSet(more);
    }
}
