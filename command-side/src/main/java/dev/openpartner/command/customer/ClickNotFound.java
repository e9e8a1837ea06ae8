package dev.openpartner.command.customer;

import dev.openpartner.kernel.message.Refused;

/** One refusal for a click that does not exist and for another tenant's. */
public final class ClickNotFound {

    private ClickNotFound() {}

    /** {@code click_not_found}. */
    public static Refused refusal() {
        return Refused.notFound("click_not_found", "There is no click with this id.");
    }
}
