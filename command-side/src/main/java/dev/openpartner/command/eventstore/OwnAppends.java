package dev.openpartner.command.eventstore;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events that this process itself appended, one group after the other.
 *
 * @param upTo the position of the last of them; the one asked for, if there are none
 * @param streams the streams that they belong to
 * @param open the last group, if it is still being committed and may fail
 */
public record OwnAppends(long upTo, Set<String> streams, RecentAppends.@Nullable Append open) {

    /** Whether the last of them are still being committed, and may fail. */
    boolean isOpen() {
        return open != null;
    }
}
