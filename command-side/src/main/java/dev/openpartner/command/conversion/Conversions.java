package dev.openpartner.command.conversion;

import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.customer.RecordedConversion.Replay;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.customer.CustomerCommand.RecordConversion;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.message.Refused;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Turns submissions into commands, and tells a repeat from a reused key. */
@Component
@Profile("role-command")
class Conversions {

    private final CommandDispatch dispatch;
    private final SubmissionIdentity identity;
    private final IdSource ids;

    Conversions(CommandDispatch dispatch, SubmissionIdentity identity, IdSource ids) {
        this.dispatch = dispatch;
        this.identity = identity;
        this.ids = ids;
    }

    /**
     * Records one conversion and waits for its decision.
     *
     * @throws Refused {@code idempotency_key_reused} when the key was used for another submission
     */
    Outcome<RecordedConversion> record(Caller caller, Submission submission, @Nullable String key, Instant receivedAt) {
        String source = caller.source();
        Report report = new Report(
                caller.tenant(),
                source,
                caller.keyLabel(),
                submission,
                key == null ? null : identity.ofKey(caller.tenant(), source, key),
                identity.fingerprint(submission),
                receivedAt);
        Outcome<RecordedConversion> outcome = CommandDispatch.await(start(report));
        refuseReusedKey(report, outcome.result());
        return outcome;
    }

    /** Sends a report on its way; whether its key was reused is for the caller to ask. */
    CompletableFuture<Outcome<RecordedConversion>> start(Report report) {
        return dispatch.submit(command(report));
    }

    /**
     * Compares what a key was used for.
     *
     * @throws Refused {@code idempotency_key_reused}
     */
    static void refuseReusedKey(Report report, RecordedConversion recorded) {
        if (recorded.replay() == Replay.BY_KEY && !recorded.fingerprint().equals(report.fingerprint())) {
            throw keyReused();
        }
    }

    static Refused keyReused() {
        return Refused.keyReused(
                "idempotency_key_reused",
                "This Idempotency-Key was used before with another body. Send a new key for a new conversion.");
    }

    private RecordConversion command(Report report) {
        Submission submission = report.submission();
        Instant occurredAt = submission.occurredAt() == null ? report.receivedAt() : submission.occurredAt();
        return new RecordConversion(
                report.tenant(),
                identity.customerId(report.tenant(), submission.userId()),
                ids.next(),
                report.source(),
                report.sourceLabel(),
                submission.eventId(),
                submission.type(),
                submission.valueMinor(),
                submission.currency(),
                submission.originalValue(),
                submission.userId(),
                submission.metadata(),
                occurredAt.toEpochMilli(),
                report.receivedAt().toEpochMilli(),
                report.fingerprint(),
                report.keyEventId(),
                identity.ofSourceEvent(report.tenant(), report.source(), submission.eventId()));
    }
}
