package dev.openpartner.command.account;

import dev.openpartner.kernel.access.Caller.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an account, with nothing personal in it.
 *
 * @param role {@code ADMIN} or {@code PARTNER}
 * @param id the admin's or the partner's
 */
public record AccountKey(String tenant, Role role, String id) {

    private static final Pattern TEXT = Pattern.compile("(.+)/(admin|partner):([A-Za-z0-9_-]{1,64})");

    public AccountKey {
        if (role != Role.ADMIN && role != Role.PARTNER) {
            throw new IllegalArgumentException("nobody signs in as " + role);
        }
    }

    /** As one text: {@code default/admin:01J...}. */
    public String text() {
        return tenant + "/" + role.name().toLowerCase(Locale.ROOT) + ":" + id;
    }

    /** The key that a text names; empty for any other text. */
    public static Optional<AccountKey> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new AccountKey(
                        matcher.group(1), Role.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)), matcher.group(3)))
                : Optional.empty();
    }
}
