package dev.openpartner.console.page;

import dev.openpartner.console.port.Api;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Makes a change that a form asks for, and lets the next page of this browser wait until lists show it. */
@Component
@Profile("role-query")
public final class Changes {

    static final String COOKIE = "openpartner_written";

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MAX_DIGITS = 18;

    private final Api api;

    Changes(Api api) {
        this.api = api;
    }

    /** A change with a body; see {@link Api#call}. */
    public Map<String, Object> make(Caller caller, String route, List<String> variables, Map<String, ? extends @Nullable Object> body) {
        Api.Said said = api.call(caller, route, variables, body);
        if (said.position() != null) {
            remember(said.position());
        }
        return said.body();
    }

    /** A change that needs no body. */
    public Map<String, Object> make(Caller caller, String route, String... variables) {
        return make(caller, route, List.of(variables), Map.of());
    }

    private static void remember(long position) {
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes exchange) {
            HttpServletRequest request = exchange.getRequest();
            HttpServletResponse response = exchange.getResponse();
            ResponseCookie cookie = ResponseCookie.from(COOKIE, Long.toString(position))
                    .path("/")
                    .httpOnly(true)
                    .secure(request.isSecure())
                    .sameSite("Strict")
                    .maxAge(REMEMBERED)
                    .build();
            if (response != null) {
                response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            }
        }
    }

    /** The position that a browser remembers; it may send anything. */
    static OptionalLong position(String cookie) {
        boolean number = !cookie.isEmpty() && cookie.length() <= MAX_DIGITS && cookie.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(cookie)) : OptionalLong.empty();
    }
}
