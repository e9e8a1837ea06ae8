package dev.openpartner.command.signin;

import dev.openpartner.command.account.AccountKey;

/** Takes wishes to invite somebody, within the command that makes them somebody who can be invited. */
@FunctionalInterface
public interface Invitations {

    /** Has them mailed once the current group's transaction is committed, and never if it is not. */
    void ask(AccountKey account);
}
