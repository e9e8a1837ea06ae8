package dev.openpartner.command.conversion;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission with who sent it, when, and under which key.
 *
 * @param source identity under which idempotency keys and event ids are unique
 * @param keyEventId derived from the idempotency key; absent without one
 * @param fingerprint keyed hash of what was sent
 * @param receivedAt when it was received first; also the business time of a submission that names none
 */
record Report(
        String tenant,
        String source,
        String sourceLabel,
        Submission submission,
        @Nullable UUID keyEventId,
        String fingerprint,
        Instant receivedAt) {}
