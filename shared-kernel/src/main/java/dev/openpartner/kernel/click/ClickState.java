package dev.openpartner.kernel.click;

import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.click.ClickEvent.ClickClaimed;
import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.click.ClickEvent.ClickUnflagged;
import dev.openpartner.kernel.click.ClickFlagCommand.FlagClick;
import dev.openpartner.kernel.click.ClickFlagCommand.UnflagClick;
import dev.openpartner.kernel.customer.CustomerCommand.StitchClick;
import dev.openpartner.kernel.message.Command;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.kernel.partner.PartnerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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

    private static final String MANUAL = "manual";
    private static final String REVOKED = "revoked";

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
     * Decides that a visit is recorded; nothing when it was before.
     *
     * @param state the click that has this id already; absent: none
     * @param partner whose link was followed; absent when there is no such partner
     * @param seal hides what tells of the visitor from whoever reads the event
     * @throws Refused {@code click_id_taken} when the id is another tenant's
     */
    public static Optional<ClickRecorded> record(
            @Nullable ClickState state, RecordClick command, @Nullable PartnerState partner, UnaryOperator<String> seal) {
        if (state != null) {
            if (!state.tenant.equals(command.tenant())) {
                throw Refused.conflict("click_id_taken", "This click id is in use. Make a random one for each click.");
            }
            return Optional.empty();
        }
        boolean counts = partner != null && partner.isActive();
        return Optional.of(new ClickRecorded(
                command.tenant(),
                command.clickId(),
                command.linkKey(),
                command.partnerId(),
                command.campaignId(),
                command.clickedAtMs(),
                command.ipHash(),
                seal.apply(command.visit()),
                command.utm(),
                command.country(),
                counts || command.flags().contains(REVOKED) ? command.flags() : plus(command.flags(), REVOKED),
                command.origin(),
                command.atMs()));
    }

    /**
     * Decides that a customer claims the click; nothing when they did before.
     *
     * @throws Refused {@code click_not_found} for another tenant's, {@code click_overclaimed}
     */
    public Optional<ClickEvent> claim(StitchClick command) {
        requireTenant(command);
        String customerId = command.customerId();
        if (customerIds.contains(customerId)) {
            return Optional.empty();
        }
        if (customerIds.size() >= MAX_CUSTOMERS) {
            throw Refused.conflict(
                    "click_overclaimed",
                    "This click was claimed by %d users already, more than one browser has. Use each visitor's own cref."
                            .formatted(MAX_CUSTOMERS));
        }
        return Optional.of(new ClickClaimed(tenant, clickId, customerId, command.nowMs()));
    }

    /**
     * Decides that the click does not count, because somebody says so; nothing when somebody did already.
     *
     * @throws Refused {@code click_not_found} for another tenant's
     */
    public Optional<ClickEvent> flag(FlagClick command) {
        requireTenant(command);
        return flags.contains(MANUAL)
                ? Optional.empty()
                : Optional.of(new ClickFlagged(tenant, clickId, MANUAL, command.reason(), command.nowMs(), command.by()));
    }

    /**
     * Decides that the click carries no flag; nothing when it carries none.
     *
     * @throws Refused {@code click_not_found} for another tenant's
     */
    public Optional<ClickEvent> unflag(UnflagClick command) {
        requireTenant(command);
        return flags.isEmpty()
                ? Optional.empty()
                : Optional.of(new ClickUnflagged(tenant, clickId, command.reason(), command.nowMs(), command.by()));
    }

    /** The refusal of a command for a click that this tenant does not have. */
    public static Refused notFound() {
        return Refused.notFound("click_not_found", "There is no click with this id.");
    }

    private void requireTenant(Command command) {
        if (!tenant.equals(command.tenant())) {
            throw notFound();
        }
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
