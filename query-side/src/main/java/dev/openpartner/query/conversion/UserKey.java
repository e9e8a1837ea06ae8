package dev.openpartner.query.conversion;

import dev.openpartner.kernel.customer.UserIds;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a userId is compared by.
 *
 * @param canonical the form in which equal users are equal: trimmed, composed, an e-mail address in lower case
 * @param alias of an e-mail address, without what mailboxes ignore: dots and the part after a plus sign; absent otherwise
 * @param domain of an e-mail address, unless everybody has addresses there; absent otherwise
 */
public record UserKey(String canonical, @Nullable String alias, @Nullable String domain) {

    /** Two addresses at one of these say nothing about each other. */
    private static final Set<String> PUBLIC_DOMAINS = Set.of(
            "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com",
            "yahoo.com", "icloud.com", "me.com", "aol.com", "proton.me", "protonmail.com",
            "gmx.de", "gmx.net", "web.de", "mail.ru", "yandex.ru", "qq.com",
            "163.com");

    public static UserKey of(String userId) {
        String address = UserIds.canonical(userId);
        int split = address.lastIndexOf('@');
        if (split < 0) {
            return new UserKey(address, null, null);
        }
        String local = address.substring(0, split);
        String domain = address.substring(split + 1);
        if (local.isEmpty() || domain.isEmpty()) {
            return new UserKey(address, null, null);
        }
        int plus = local.indexOf('+');
        String mailbox = (plus > 0 ? local.substring(0, plus) : local).replace(".", "");
        return new UserKey(address, mailbox + "@" + domain, PUBLIC_DOMAINS.contains(domain) ? null : domain);
    }
}
