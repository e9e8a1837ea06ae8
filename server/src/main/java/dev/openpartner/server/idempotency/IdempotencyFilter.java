package dev.openpartner.server.idempotency;

import dev.openpartner.command.http.IdempotencyKey;
import dev.openpartner.command.privacy.Keyring;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.server.http.Problem;
import dev.openpartner.server.http.ProblemAnswers;
import dev.openpartner.server.security.CurrentCaller;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Answers a repeated write with its first answer. */
final class IdempotencyFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final String HEADER = "Idempotency-Key";

    private final IdempotentAnswers stored;
    private final Keyring keyring;
    private final ProblemAnswers answers;

    IdempotencyFilter(IdempotentAnswers stored, Keyring keyring, ProblemAnswers answers) {
        this.stored = stored;
        this.keyring = keyring;
        this.answers = answers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest asked = (HttpServletRequest) request;
        if (asked.getHeader(HEADER) != null && IdempotentRoutes.keepAnswers(asked.getMethod(), asked.getRequestURI())) {
            filter(asked, (HttpServletResponse) response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = CurrentCaller.get();
        String key = Objects.requireNonNull(IdempotencyKey.read(Collections.list(request.getHeaders(HEADER))));
        byte[] body = request.getInputStream().readAllBytes();
        RequestIdentity identity = RequestIdentity.of(keyring, caller, request, key, body);
        switch (stored.claim(identity)) {
            case IdempotentAnswers.Claim.Yours _ -> run(identity, new RepeatableRequest(request, body), response, chain);
            case IdempotentAnswers.Claim.Answered before -> before.answer().replayTo(response);
            case IdempotentAnswers.Claim.Running _ -> answers.write(running(), request, response);
            case IdempotentAnswers.Claim.KeyReused _ -> answers.write(reused(), request, response);
        }
    }

    private void run(RequestIdentity identity, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper caught = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, caught);
            if (request.isAsyncStarted()) {
                throw new IllegalStateException("A write with an Idempotency-Key must be answered by the thread that handles it");
            }
            answered = isFinal(caught.getStatus());
        } finally {
            finish(identity, answered ? StoredAnswer.of(caught) : null);
        }
        caught.copyBodyToResponse();
    }

    /** A fault of ours, a limit or the wrong node says nothing about the request itself: the retry runs again. */
    private static boolean isFinal(int status) {
        return status < 500 && status != 429 && status != 421;
    }

    /** The effect is done whether or not its answer can be kept, so the client gets the answer in any case. */
    private void finish(RequestIdentity identity, @Nullable StoredAnswer answer) {
        try {
            if (answer == null) {
                stored.release(identity);
            } else {
                stored.keep(identity, answer);
            }
        } catch (RuntimeException databaseAway) {
            LOG.warn("The answer of {} could not be kept; a retry runs it again when its lease is over", identity, databaseAway);
        }
    }

    private static Problem running() {
        return Problem.of(409, "idempotency_in_progress", "The first request with this Idempotency-Key is still running.")
                .withHeader("Retry-After", "1");
    }

    private static Problem reused() {
        return Problem.of(
                422, "idempotency_key_reused", "This Idempotency-Key was used for another body. Send a new key with a new request.");
    }
}
