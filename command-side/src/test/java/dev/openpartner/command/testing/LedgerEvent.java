package dev.openpartner.command.testing;

import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventName;
import java.util.Arrays;
import java.util.List;

/** Events of the sample aggregate. */
public sealed interface LedgerEvent extends DomainEvent {

    String ledgerId();

    @EventName("ledger.opened")
    record LedgerOpened(String tenant, String ledgerId) implements LedgerEvent {}

    @EventName("ledger.entry-posted")
    record EntryPosted(String tenant, String ledgerId, long amountMinor) implements LedgerEvent {}

    @EventName("ledger.closed")
    record LedgerClosed(String tenant, String ledgerId) implements LedgerEvent {}

    static List<? extends Class<?>> all() {
        return Arrays.asList(LedgerEvent.class.getPermittedSubclasses());
    }
}
