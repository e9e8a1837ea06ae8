package dev.openpartner.command.testing;

import dev.openpartner.command.testing.LedgerCommand.PostWhileOpen;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.modelling.command.Repository;
import org.springframework.stereotype.Component;

/** A decision over two ledgers. */
@Component
public class LedgerRules {

    private final Repository<Ledger> ledgers;

    public LedgerRules(Repository<Ledger> ledgers) {
        this.ledgers = ledgers;
    }

    @CommandHandler
    void handle(PostWhileOpen command) throws Exception {
        ledgers.load(command.otherLedgerId()).execute(Ledger::requireOpen);
        ledgers.loadOrCreate(command.ledgerId(), Ledger::new)
                .execute(ledger -> ledger.post(command.ledgerId(), command.amountMinor()));
    }
}
