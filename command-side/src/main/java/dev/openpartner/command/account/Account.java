package dev.openpartner.command.account;

import dev.openpartner.kernel.access.Caller;

/**
 * Somebody who may sign in now.
 *
 * @param email where a link reaches them
 * @param standing changes whenever they lose their rights: what was opened for them under another one is not theirs any more, even
 *     after they got their rights back
 */
public record Account(AccountKey key, String email, String name, int standing) {

    /** The account as the caller of a request. */
    public Caller caller() {
        return Caller.person(key.tenant(), key.role(), key.id(), name);
    }

    /** Without the person, so that they reach no log. */
    @Override
    public String toString() {
        return "Account[" + key.text() + "]";
    }
}
