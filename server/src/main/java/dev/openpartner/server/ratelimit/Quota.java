package dev.openpartner.server.ratelimit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One token bucket: so many requests per window, refilled steadily, all of them available at once after a pause. */
final class Quota {

    private final String name;
    private final Bucket bucket;
    private final String policyHeader;

    Quota(String name, long limit, Duration window, TimeMeter clock) {
        this.name = name;
        this.bucket = Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(rate -> rate.capacity(limit).refillGreedy(limit, window))
                .build();
        this.policyHeader = "\"%s\";q=%d;w=%d".formatted(name, limit, window.toSeconds());
    }

    /** Takes one request out. */
    Use use() {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return new Use(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                ceilSeconds(probe.getNanosToWaitForRefill()),
                ceilSeconds(probe.getNanosToWaitForReset()));
    }

    /** Value of the {@code RateLimit-Policy} header (draft-ietf-httpapi-ratelimit-headers-10): the quota as it stands. */
    String policyHeader() {
        return policyHeader;
    }

    /** Value of the {@code RateLimit} header of the same draft: what is left, and until when it is full again. */
    String stateHeader(Use use) {
        return '"' + name + "\";r=" + use.remaining() + ";t=" + use.fullInSeconds();
    }

    private static long ceilSeconds(long nanos) {
        long nanosPerSecond = TimeUnit.SECONDS.toNanos(1);
        return (nanos + nanosPerSecond - 1) / nanosPerSecond;
    }

    /**
     * What became of one request.
     *
     * @param allowed whether it may go on
     * @param remaining requests left now
     * @param retryAfterSeconds when the next one may go on; 0 when this one may
     * @param fullInSeconds when all of the quota is there again
     */
    record Use(boolean allowed, long remaining, long retryAfterSeconds, long fullInSeconds) {}
}
