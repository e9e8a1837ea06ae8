package dev.openpartner.kernel.customer;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which two spellings of one userId are equal. */
public final class UserIds {

    /** Longest userId in characters: what an e-mail address may have. */
    public static final int MAX_LENGTH = 320;

    private UserIds() {}

    /**
     * The userId without surrounding white space and in Unicode's composed form. With an {@code @} in it, it is taken for an
     * e-mail address, and those are matched whatever their case. Applying it twice changes nothing.
     */
    public static String canonical(String userId) {
        String stripped = userId.strip();
        // Lower-casing can leave a form that composes again, so composing comes last.
        String folded = stripped.indexOf('@') >= 0 ? stripped.toLowerCase(Locale.ROOT) : stripped;
        return Normalizer.isNormalized(folded, Normalizer.Form.NFC) ? folded : Normalizer.normalize(folded, Normalizer.Form.NFC);
    }
}
