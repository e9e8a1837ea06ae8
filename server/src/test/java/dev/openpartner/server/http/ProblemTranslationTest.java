package dev.openpartner.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.lane.Overloaded;
import dev.openpartner.command.lane.StoreUnavailable;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import dev.openpartner.kernel.message.Refused;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponseException;

class ProblemTranslationTest {

    @Test
    void everyFaultOfABodyIsNamed() {
        List<Fault> faults = List.of(new Fault("/a", "required", "a is required."), new Fault("/b", "wrong", "b is wrong."));
        Problem problem = ProblemTranslation.of(new CompletionException(InvalidRequest.body(faults)));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("invalid_body");
        assertThat(problem.faults()).isEqualTo(faults);
    }

    @Test
    void aRefusalKeepsItsCodeItsSentenceAndItsDetails() {
        Problem problem = ProblemTranslation.of(
                Refused.conflict("holdback_active", "It matures tomorrow.", Map.of("matureAt", "2026-01-01T00:00:00Z")));
        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.body("/path", "id"))
                .containsEntry("type", "https://openpartner.dev/problems/holdback_active")
                .containsEntry("title", "Holdback active")
                .containsEntry("status", 409)
                .containsEntry("detail", "It matures tomorrow.")
                .containsEntry("instance", "/path")
                .containsEntry("error", "holdback_active")
                .containsEntry("requestId", "id")
                .containsEntry("matureAt", "2026-01-01T00:00:00Z")
                .doesNotContainKey("errors");
    }

    @Test
    void everyKindOfRefusalHasItsStatus() {
        assertThat(ProblemTranslation.of(Refused.notFound("x", "y")).status()).isEqualTo(404);
        assertThat(ProblemTranslation.of(Refused.invalid("x", "y")).status()).isEqualTo(400);
        assertThat(ProblemTranslation.of(Refused.keyReused("x", "y")).status()).isEqualTo(422);
        assertThat(ProblemTranslation.of(Refused.limited("x", "y")).headers()).containsEntry("Retry-After", "1");
    }

    static List<Throwable> unavailable() {
        return List.of(
                new DataAccessResourceFailureException("planted"),
                new CannotGetJdbcConnectionException("planted"),
                new CannotCreateTransactionException("planted"),
                new RejectedExecutionException("planted"),
                new CompletionException(new Overloaded(5_000)),
                new StoreUnavailable("planted", null),
                new TransactionSystemException("at commit", new SQLException("connection lost", "08006")),
                new TransactionSystemException("JDBC rollback failed", new SQLException("Connection is closed")),
                new IllegalStateException("wrapped", new SQLException("disk full", "53100")),
                new IllegalStateException("wrapped", new SQLException("shut down", "57P01")));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void aServerThatCannotWorkNowSaysSoAndWhenToComeBack(Throwable thrown) {
        Problem problem = ProblemTranslation.of(thrown);
        assertThat(problem.status()).isEqualTo(503);
        assertThat(problem.code()).isEqualTo("unavailable");
        assertThat(problem.headers()).containsKey("Retry-After");
    }

    static List<Throwable> faultsOfOurs() {
        return List.of(
                new NullPointerException("secret"),
                new IOException("secret"),
                new DuplicateKeyException("secret"),
                new IllegalStateException("secret", new SQLException("secret", "42601")));
    }

    @ParameterizedTest
    @MethodSource("faultsOfOurs")
    void aFaultOfOursIsInternalAndTellsNothing(Throwable thrown) {
        Problem problem = ProblemTranslation.of(thrown);
        assertThat(problem.status()).isEqualTo(500);
        assertThat(problem.code()).isEqualTo("internal");
        assertThat(problem.body("/", "id").toString()).doesNotContain("secret");
    }

    @Test
    void anAnswerMadeByAHandlerKeepsItsWords() {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, "The projection is behind.");
        detail.setProperty("error", "projection_behind");
        ErrorResponseException thrown = new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, detail, null);
        thrown.getHeaders().set("Retry-After", "7");
        Problem problem = ProblemTranslation.of(thrown);
        assertThat(problem.code()).isEqualTo("projection_behind");
        assertThat(problem.detail()).isEqualTo("The projection is behind.");
        assertThat(problem.headers()).containsEntry("Retry-After", "7");
    }

    @Test
    void aLoopOfCausesEnds() {
        IllegalStateException one = new IllegalStateException("one");
        one.initCause(new IllegalStateException("two", one));
        assertThat(ProblemTranslation.of(one).status()).isEqualTo(500);
    }
}
