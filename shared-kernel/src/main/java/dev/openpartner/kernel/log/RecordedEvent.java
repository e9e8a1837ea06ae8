package dev.openpartner.kernel.log;

import dev.openpartner.kernel.message.DomainEvent;

/**
 * An event with its place in history.
 *
 * @param position place in the whole log, from 1, without gaps; the order of commits
 * @param aggregateId the stream it belongs to, type included
 * @param sequence place in that stream, from 0
 * @param recordedAtUs when it was recorded, epoch microseconds; business time is a field of the event
 * @param event the fact
 */
public record RecordedEvent(long position, String aggregateId, long sequence, long recordedAtUs, DomainEvent event) {}
