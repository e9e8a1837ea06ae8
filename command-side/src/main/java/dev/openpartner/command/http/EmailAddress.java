package dev.openpartner.command.http;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as clients send them. Whether one receives mail only a mail can show. */
public final class EmailAddress {

    private static final int MAX_LENGTH = 320;
    private static final String PUNCTUATION = "\\s@<>\"(),:;\\[\\]\\\\";
    private static final Pattern SHAPE =
            Pattern.compile("[^%1$s]+@[^.%1$s]+(?:\\.[^.%1$s]+)+".formatted(PUNCTUATION));

    private EmailAddress() {}

    /** The field as an address, as it was sent; an empty stand-in after a fault. */
    public static String require(BodyReader body, String field) {
        String text = body.requiredText(field, 3, MAX_LENGTH);
        if (!text.isEmpty() && !isOne(text)) {
            body.fault(field, "invalid_email", "Must be an e-mail address such as ada@example.com.");
        }
        return text;
    }

    /** Whether a text can be an address. */
    public static boolean isOne(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches();
    }

    /** The form by which two spellings of an address are the same: composed characters, lower case. */
    public static String canonical(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
