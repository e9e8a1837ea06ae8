package dev.openpartner.command.conversion;

import dev.openpartner.command.customer.RecordedConversion;
import dev.openpartner.command.http.CommandDispatch.Outcome;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Submissions of a program whose past is told: read, kept and refused as those that arrive, at the moment at which they did. */
@Component
@Profile("role-command")
public class PastSubmissions {

    private static final String JSON = "application/json";

    private final Conversions conversions;
    private final Rejections rejections;
    private final SubmissionIdentity identity;

    PastSubmissions(Conversions conversions, Rejections rejections, SubmissionIdentity identity) {
        this.conversions = conversions;
        this.rejections = rejections;
        this.identity = identity;
    }

    /** Sends a submission on its way; nothing was recorded of one whose body has faults, and it lies in the rejected list. */
    public CompletableFuture<Optional<RecordedConversion>> submit(Caller caller, String json, Instant receivedAt) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Submission submission;
        try {
            submission = SubmissionReader.read(StrictJson.parse(body), receivedAt);
        } catch (InvalidRequest invalid) {
            rejections.keep(caller, null, JSON, body, receivedAt, invalid);
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Report report = new Report(
                caller.tenant(),
                caller.source(),
                caller.keyLabel(),
                submission,
                null,
                identity.fingerprint(submission),
                receivedAt);
        return conversions.start(report).thenApply(Outcome::result).thenApply(Optional::of);
    }
}
