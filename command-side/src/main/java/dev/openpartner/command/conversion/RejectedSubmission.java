package dev.openpartner.command.conversion;

import dev.openpartner.kernel.api.Fault;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission that was refused for its body.
 *
 * @param source whose it was; mending it keeps that identity, so that the source's own retries are recognized
 * @param keyEventId of the fact that its idempotency key stands for
 * @param customerId whose it is, where a userId could be read
 * @param resubmittedAs id of the conversion that it became
 */
record RejectedSubmission(
        String id,
        String tenant,
        String source,
        String sourceLabel,
        @Nullable String keyId,
        Instant receivedAt,
        @Nullable String contentType,
        int sizeBytes,
        List<Fault> faults,
        @Nullable UUID keyEventId,
        @Nullable String customerId,
        @Nullable String resubmittedAs,
        @Nullable Instant resubmittedAt) {}
