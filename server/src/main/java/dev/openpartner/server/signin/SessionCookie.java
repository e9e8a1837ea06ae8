package dev.openpartner.server.signin;

import dev.openpartner.command.privacy.Keyring;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.session.web.http.HttpSessionIdResolver;

/**
 * Carries the session's id in a cookie, sealed under the master key: whoever reads the table of sessions can make no cookie of it.
 * The prefix has browsers refuse the cookie from any other host, path or plain connection; they count http://localhost as secure.
 */
final class SessionCookie implements HttpSessionIdResolver {

    static final String NAME = "__Host-openpartner";

    private static final String PURPOSE = "session-cookie";
    private static final String WRITTEN = SessionCookie.class.getName() + ".written";

    /** Sealed ids have 86 characters. */
    private static final int MAX_LENGTH = 128;

    private final Keyring keyring;

    SessionCookie(Keyring keyring) {
        this.keyring = keyring;
    }

    /** Whether a request brings such a cookie; costs no parsing. */
    static boolean isIn(HttpServletRequest request) {
        String cookies = request.getHeader(HttpHeaders.COOKIE);
        return cookies != null && cookies.contains(NAME + "=");
    }

    @Override
    public List<String> resolveSessionIds(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .flatMap(cookie -> opened(cookie.getValue()))
                        .toList();
    }

    @Override
    public void setSessionId(HttpServletRequest request, HttpServletResponse response, String sessionId) {
        // The session is stored when the answer begins and again when it ends.
        if (sessionId.equals(request.getAttribute(WRITTEN))) {
            return;
        }
        request.setAttribute(WRITTEN, sessionId);
        byte[] box = keyring.seal(PURPOSE, sessionId.getBytes(StandardCharsets.US_ASCII));
        write(response, ResponseCookie.from(NAME, Base64.getUrlEncoder().withoutPadding().encodeToString(box)));
    }

    @Override
    public void expireSession(HttpServletRequest request, HttpServletResponse response) {
        write(response, ResponseCookie.from(NAME, "").maxAge(Duration.ZERO));
    }

    private Stream<String> opened(String value) {
        if (value.length() > MAX_LENGTH) {
            return Stream.empty();
        }
        try {
            Optional<byte[]> id = keyring.open(PURPOSE, Base64.getUrlDecoder().decode(value));
            return id.map(bytes -> new String(bytes, StandardCharsets.US_ASCII)).stream();
        } catch (IllegalArgumentException notBase64) {
            return Stream.empty();
        }
    }

    private static void write(HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
        String text = cookie.secure(true).httpOnly(true).sameSite("Lax").path("/").build().toString();
        response.addHeader(HttpHeaders.SET_COOKIE, text);
    }
}
