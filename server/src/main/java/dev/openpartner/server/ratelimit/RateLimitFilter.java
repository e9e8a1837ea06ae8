package dev.openpartner.server.ratelimit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.security.CurrentCaller;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts every request of a key or a person, and the identities that addresses post without one. A call with a key is never limited by its
 * address: behind one address may stand a whole company.
 */
final class RateLimitFilter implements Filter {

    private static final String IDENTIFY = "/api/attribution/identify";

    /** Buckets kept at once, about 300 bytes each. Beyond, those unused longest go; each is full again by then, or soon. */
    private static final long MAX_QUOTAS = 200_000;

    private final RateLimitSettings settings;
    private final TimeMeter clock;
    private final ProblemAnswers answers;
    /** Its upkeep is done by whoever passes, to whom it is nothing; to wake a thread for it is not. */
    private final Cache<String, Quota> quotas = Caffeine.newBuilder()
            .maximumSize(MAX_QUOTAS)
            .expireAfterAccess(Duration.ofMinutes(5))
            .executor(Runnable::run)
            .build();

    RateLimitFilter(RateLimitSettings settings, TimeMeter clock, ProblemAnswers answers) {
        this.settings = settings;
        this.clock = clock;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Quota quota = quota(request, CurrentCaller.get());
        if (quota == null) {
            chain.doFilter(request, response);
            return;
        }
        Quota.Use use = quota.use();
        response.setHeader("RateLimit-Policy", quota.policyHeader());
        response.setHeader("RateLimit", quota.stateHeader(use));
        if (use.allowed()) {
            chain.doFilter(request, response);
            return;
        }
        String detail = "Too many requests. Send the next one in %d s.".formatted(use.retryAfterSeconds());
        Problem problem = Problem.of(429, "rate_limited", detail)
                .withHeader("Retry-After", Long.toString(use.retryAfterSeconds()));
        answers.write(problem, request, response);
    }

    private @Nullable Quota quota(HttpServletRequest request, Caller caller) {
        // A person who has signed in is counted as their key would be.
        String keyId = caller.keyId() == null ? caller.personId() : caller.keyId();
        if (keyId != null) {
            return quotas.get(
                    "key:" + keyId,
                    made -> new Quota("key", settings.perSecond(keyId), Duration.ofSeconds(1), clock));
        }
        if (IDENTIFY.equals(request.getRequestURI())) {
            return quotas.get(
                    "address:" + ClientNetwork.of(request.getRemoteAddr()),
                    made -> new Quota("address", settings.identifyPerMinute(), Duration.ofMinutes(1), clock));
        }
        return null;
    }
}
