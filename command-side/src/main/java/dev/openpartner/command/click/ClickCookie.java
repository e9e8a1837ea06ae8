package dev.openpartner.command.click;

import dev.openpartner.command.setting.WrongSetting;
import java.time.Duration;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie that carries a click's id to the company's website, whose script hands it over at signup; that is why scripts may
 * read it. Its domain is set by {@code openpartner.click-cookie-domain}; without one it is the router's own host.
 */
@Component
@Profile("role-command")
class ClickCookie {

    private static final String NAME = "_cref";
    private static final Duration LIFE = Duration.ofDays(90);
    private static final Pattern HOST_NAME = Pattern.compile("(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)*[A-Za-z0-9-]{1,63}");

    private final String domain;

    ClickCookie(@Value("${openpartner.click-cookie-domain:}") String domain) {
        this.domain = domain.strip().replaceFirst("^\\.", "");
        if (!this.domain.isEmpty() && !HOST_NAME.matcher(this.domain).matches()) {
            throw new WrongSetting(
                    "OPENPARTNER_CLICK_COOKIE_DOMAIN is \"%s\", which is no host name.".formatted(domain),
                    "Write it as a host name without scheme, port or path, for example shop.example, or leave it out.");
        }
    }

    /** The value of a Set-Cookie header. */
    String of(String clickId, boolean secure) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(NAME, clickId)
                .maxAge(LIFE)
                .path("/")
                .sameSite("Lax")
                .secure(secure);
        if (!domain.isEmpty()) {
            cookie.domain(domain);
        }
        return cookie.build().toString();
    }
}
