package dev.openpartner.server.security;

import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.http.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns {@code Authorization: Bearer <key>} into the caller. Nothing else is looked at: not the query, where a key would end up in
 * logs and histories. A key that is presented and not valid is refused on open routes too, since its holder believes in it.
 */
public final class BearerKeyFilter extends OncePerRequestFilter {

    /** Twice the longest key that is ever minted, and more than a bootstrap key needs. */
    private static final int MAX_KEY_LENGTH = 512;

    private static final String HEADER = "Authorization";
    private static final String SCHEME = "bearer ";

    private final CallerDirectory directory;
    private final SecurityProblems problems;

    public BearerKeyFilter(CallerDirectory directory, SecurityProblems problems) {
        this.directory = directory;
        this.problems = problems;
    }

    /** Whether a request presents a key, whatever that is worth. */
    public static boolean presentsKey(HttpServletRequest request) {
        for (Enumeration<String> headers = request.getHeaders(HEADER); headers.hasMoreElements(); ) {
            if (isBearer(headers.nextElement())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length() - 1);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> presented = new ArrayList<>(1);
        for (Enumeration<String> headers = request.getHeaders(HEADER); headers.hasMoreElements(); ) {
            String header = headers.nextElement();
            if (isBearer(header)) {
                presented.add(header);
            }
        }
        if (presented.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Caller> caller = presented.size() == 1 ? find(presented.getFirst()) : Optional.empty();
        if (caller.isEmpty()) {
            problems.keyRefused(request, response);
            return;
        }
        identify(caller.get());
        chain.doFilter(request, response);
    }

    private Optional<Caller> find(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String key = header.substring(SCHEME.length()).strip();
        return isWritable(key) ? directory.find(key) : Optional.empty();
    }

    /** Whether the text could be a key at all; the directory need not be asked about anything else. */
    private static boolean isWritable(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_LENGTH) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) <= ' ' || key.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void identify(Caller caller) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        // The third argument makes the token an authenticated one; rights are the route table's matter.
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(caller, "", List.of()));
        SecurityContextHolder.setContext(context);
        MDC.put(RequestIds.TENANT_LOG_KEY, caller.tenant());
    }
}
