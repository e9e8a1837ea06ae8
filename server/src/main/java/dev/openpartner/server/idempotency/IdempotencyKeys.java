package dev.openpartner.server.idempotency;

import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the header: bare as many clients send it, or quoted as the draft standard says; both name the same key. */
final class IdempotencyKeys {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e&&[^\"]]{1,255}");

    private IdempotencyKeys() {}

    /** The key; a header that is none is refused, since its client believes itself safe. */
    static String read(List<String> values) {
        String value = values.getFirst().strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        String key = quoted ? value.substring(1, value.length() - 1) : value;
        if (values.size() > 1 || !VISIBLE.matcher(key).matches()) {
            throw Refused.invalid(
                    "invalid_idempotency_key",
                    "Send one Idempotency-Key of 1 to 255 visible ASCII characters, bare or in double quotes.");
        }
        return key;
    }
}
