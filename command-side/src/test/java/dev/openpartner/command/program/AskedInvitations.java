package dev.openpartner.command.program;

import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.signin.Invitations;
import java.util.ArrayList;
import java.util.List;

/** Remembers who is to be invited. */
final class AskedInvitations implements Invitations {

    private final List<AccountKey> asked = new ArrayList<>();

    @Override
    public void ask(AccountKey account) {
        asked.add(account);
    }

    List<AccountKey> asked() {
        return List.copyOf(asked);
    }
}
