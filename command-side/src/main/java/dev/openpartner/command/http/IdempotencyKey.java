package dev.openpartner.command.http;

import dev.openpartner.kernel.message.Refused;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code Idempotency-Key} header: bare as many clients send it, or quoted as the draft standard says; both name the
 * same key.
 */
public final class IdempotencyKey {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e&&[^\"]]{1,255}");

    private IdempotencyKey() {}

    /**
     * The key in the values of the header; null without one.
     *
     * @throws Refused {@code invalid_idempotency_key}: a client that thinks itself safe must not be left in that belief
     */
    public static @Nullable String read(List<String> headerValues) {
        if (headerValues.isEmpty()) {
            return null;
        }
        String value = headerValues.getFirst().strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        String key = quoted ? value.substring(1, value.length() - 1) : value;
        if (headerValues.size() > 1 || !VISIBLE.matcher(key).matches()) {
            throw Refused.invalid(
                    "invalid_idempotency_key",
                    "Send one Idempotency-Key of 1 to 255 visible ASCII characters, bare or in double quotes.");
        }
        return key;
    }
}
