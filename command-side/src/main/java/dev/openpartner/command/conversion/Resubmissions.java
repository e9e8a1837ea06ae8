package dev.openpartner.command.conversion;

import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Submits what was rejected once more. It stays its source's submission, received when it was received: its event id counts among
 * that source's, its time is that of the first attempt unless it names one, and where it came with an idempotency key, the
 * source's own retry under that key and the resubmission are one conversion.
 */
@Component
@Profile("role-command")
class Resubmissions {

    private final Conversions conversions;
    private final SubmissionIdentity identity;
    private final RejectedTable table;
    private final Clock clock;

    Resubmissions(Conversions conversions, SubmissionIdentity identity, RejectedTable table, Clock clock) {
        this.conversions = conversions;
        this.identity = identity;
        this.table = table;
        this.clock = clock;
    }

    /**
     * Records it. Once that was done, every further attempt answers the same, whatever its body.
     *
     * @throws dev.openpartner.kernel.api.InvalidRequest where the body has faults still
     */
    Outcome<RecordedConversion> resubmit(RejectedSubmission rejected, JsonNode body) {
        Submission submission = SubmissionReader.read(body, clock.instant());
        UUID keyEventId = rejected.keyEventId() == null
                ? identity.ofResubmission(rejected.tenant(), rejected.id())
                : rejected.keyEventId();
        Report report = new Report(
                rejected.tenant(),
                rejected.source(),
                rejected.sourceLabel(),
                submission,
                keyEventId,
                identity.fingerprint(submission),
                rejected.receivedAt());
        Outcome<RecordedConversion> outcome = CommandDispatch.await(conversions.start(report));
        table.markResubmitted(rejected.tenant(), rejected.id(), outcome.result().conversionId(), clock.instant());
        return outcome;
    }
}
