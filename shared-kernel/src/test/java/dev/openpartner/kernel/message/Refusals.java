package dev.openpartner.kernel.message;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What decisions refuse, as tests write it down: {@code CONFLICT email_taken}. */
public final class Refusals {

    private Refusals() {}

    /** Kind and code of the refusal; fails when nothing is refused. */
    public static String of(ThrowingCallable decision) {
        Refused refused = catchThrowableOfType(Refused.class, decision);
        return refused.kind() + " " + refused.code();
    }
}
