package dev.openpartner.command.eventstore;

import java.util.Set;

/**
 * Events that this process itself appended, one group after the other.
 *
 * @param upTo the position of the last of them; the one asked for, if there are none
 * @param streams the streams that they belong to
 */
public record OwnAppends(long upTo, Set<String> streams) {}
