package dev.openpartner.command.testing;

import dev.openpartner.kernel.message.Command;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands to the sample aggregate. */
public sealed interface LedgerCommand extends Command {

    String ledgerId();

    @Override
    default String tenant() {
        return "default";
    }

    @Override
    default String aggregateId() {
        return ledgerId();
    }

    /** Begins a ledger; there must be none. */
    record OpenLedger(String ledgerId) implements LedgerCommand {}

    /** Posts to a ledger, and opens it if there is none; an amount of zero is refused. */
    record PostEntry(String ledgerId, long amountMinor) implements LedgerCommand {}

    /** Posts once, however often it is sent: the event's identifier is given. */
    record PostOnce(String ledgerId, long amountMinor, UUID eventId) implements LedgerCommand {}

    /** Posts only while another ledger is open. */
    record PostWhileOpen(String ledgerId, String otherLedgerId, long amountMinor) implements LedgerCommand {

        @Override
        public Set<String> alsoReads() {
            return Set.of(otherLedgerId);
        }
    }

    /** Closes an existing ledger; nothing is posted to it any more. */
    record CloseLedger(String ledgerId) implements LedgerCommand {}

    /** Has a handler with a fault. */
    record Break(String ledgerId, boolean afterPosting, @Nullable RuntimeException fault) implements LedgerCommand {}
}
