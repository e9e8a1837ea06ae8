package dev.openpartner.kernel.privacy;

import java.util.Collection;
import java.util.Optional;

/**
 * Seals and opens the personal fields of events with a data key per subject (AES-256-GCM). Destroying a subject's key erases
 * every sealed field of theirs, in the log and in each later replay, while amounts and decisions stay.
 *
 * <p>A subject is a stream id (a customer's, a partner's or a click's) or an admin's, see {@link dev.openpartner.kernel.id.Streams}.
 */
public interface PersonalData {

    /** What readers show in the place of an erased value. */
    String ERASED = "erased";

    /**
     * Encrypts a text for a subject. A subject without a key gets one; inside a command it is stored in the same transaction as
     * the events that need it.
     */
    String seal(String subject, String plaintext);

    /** The text behind a sealed value; empty when the subject was erased. */
    Optional<String> open(String subject, String sealed);

    /**
     * Loads the keys of many subjects at once, so that opening a page of events costs one query. Subjects without a key are
     * remembered as erased for the time of the call's caller only.
     */
    void prefetch(Collection<String> subjects);
}
