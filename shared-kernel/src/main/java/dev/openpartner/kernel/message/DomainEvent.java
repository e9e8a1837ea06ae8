package dev.openpartner.kernel.message;

/**
 * A fact that was decided and will never change. Implementations are records of primitives, strings, and records and lists
 * of those, grouped in one sealed interface per kind of stream, each carrying its stable name as {@link EventName}.
 *
 * <p>Times are epoch milliseconds (cheap to decode in a replay) and amounts are integer minor units. Personal data appears
 * only sealed, see {@code dev.openpartner.kernel.privacy}.
 */
public interface DomainEvent {

    /** The tenant whose history this event belongs to. */
    String tenant();
}
