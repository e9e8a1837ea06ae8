package dev.openpartner.command.customer;

import dev.openpartner.kernel.customer.Decision;

/**
 * What became of a submission: the conversion it is, and the first decision about it.
 *
 * @param conversionId our id of the conversion; that of the first submission where this one repeats it
 * @param decision the first decision, whatever was decided later
 * @param fingerprint that of the submission that was recorded
 * @param replay whether and why nothing new was recorded
 */
public record RecordedConversion(String conversionId, Decision decision, String fingerprint, Replay replay) {

    /** How a submission was recognized as a repeat. */
    public enum Replay {
        /** It was not: this is a new conversion. */
        NONE,
        /** Its idempotency key was used before. */
        BY_KEY,
        /** Its source reported the same business event before. */
        BY_EVENT_ID
    }

    public boolean isReplay() {
        return replay != Replay.NONE;
    }

    RecordedConversion replayed(Replay how) {
        return new RecordedConversion(conversionId, decision, fingerprint, how);
    }
}
