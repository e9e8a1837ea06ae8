package dev.openpartner.console.review;

import dev.openpartner.kernel.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reviews of many commissions that go on by themselves, whether somebody looks at them or not. */
public interface BulkReviews {

    /**
     * Begins one.
     *
     * @param review the body of {@code POST /api/commissions/bulk}
     * @param atMost how long to wait for its end, which for a few commissions is soon
     * @return its id
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault of the body
     * @throws dev.openpartner.kernel.message.Refused {@code too_many_selected}
     */
    String start(Caller caller, Map<String, Object> review, Duration atMost);

    /** One of the caller's tenant. */
    Optional<Run> find(Caller caller, String id);

    /** The newest of the caller's tenant, newest first. */
    List<Run> latest(Caller caller, int limit);

    /**
     * How far one is.
     *
     * @param by who asked for it, as events name them
     * @param action {@code approve} or {@code reverse}
     * @param state {@code running}, {@code done}, or {@code stopped} when it was given up before its end
     * @param total how many commissions were chosen
     * @param done how many of them were come to
     * @param reviewed how many of these changed
     * @param totals their amounts by currency, as decimals
     * @param skipped how many did not change, by the code of their refusal
     * @param retrying whether its last step failed and is tried again
     * @param endedAt absent while it goes on
     */
    record Run(
            String id,
            String by,
            String action,
            @Nullable String reason,
            String state,
            int total,
            int done,
            int reviewed,
            Map<String, String> totals,
            Map<String, Integer> skipped,
            boolean retrying,
            Instant begunAt,
            @Nullable Instant endedAt) {

        /** Whether there is more to come. */
        public boolean isRunning() {
            return state.equals("running");
        }
    }
}
