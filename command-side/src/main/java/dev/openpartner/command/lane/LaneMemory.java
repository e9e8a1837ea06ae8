package dev.openpartner.command.lane;

import dev.openpartner.command.eventstore.StoreUnit;
import java.util.List;
import java.util.Set;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a group has in memory: the aggregates of one lane, or those of all lanes together, and how far they have seen the log. Only for the
 * worker that has taken these lanes. Among all, an aggregate is found with the lane of its own commands; what another lane has of it is
 * dropped as soon as it changes.
 */
final class LaneMemory {

    private static final String RESOURCE = LaneMemory.class.getName();

    private final List<NodeView> views;

    /** @param views that of one lane, or those of all lanes in their order */
    LaneMemory(List<NodeView> views) {
        this.views = List.copyOf(views);
    }

    /** The number of the lane that handles the commands of a stream. */
    static int laneOf(String aggregateId, int lanes) {
        return Math.floorMod(aggregateId.hashCode(), lanes);
    }

    /** Gives a unit of work what its group has in memory. */
    void lendTo(UnitOfWork<?> unit) {
        unit.root().resources().put(RESOURCE, this);
    }

    /** That of the group whose unit of work this is. */
    static LaneMemory lentTo(UnitOfWork<?> unit) {
        return unit.root().getResource(RESOURCE);
    }

    /** Held by a group from its first read to {@link #settle}. */
    void enter() {
        views.forEach(NodeView::enter);
    }

    void leave() {
        views.forEach(NodeView::leave);
    }

    /** Everything up to here has been seen by each lane, see {@link NodeView#position}. */
    long position() {
        return views.stream().mapToLong(NodeView::position).min().orElseThrow();
    }

    /** Takes in what a group's append saw of others and, if it was committed, its own events. */
    void settle(StoreUnit unit, boolean committed) {
        Set<String> changed = committed && views.size() > 1 ? unit.stagedStreams() : Set.of();
        for (NodeView view : views) {
            changed.stream().filter(id -> homeOf(id) != view).forEach(view.cache()::evict);
            view.settle(unit, committed);
        }
    }

    private NodeView homeOf(String aggregateId) {
        return views.get(laneOf(aggregateId, views.size()));
    }

    @Nullable EventSourcedAggregate<?> find(String aggregateId) {
        return homeOf(aggregateId).cache().find(aggregateId);
    }

    boolean contains(String aggregateId) {
        return homeOf(aggregateId).cache().contains(aggregateId);
    }

    void put(String aggregateId, EventSourcedAggregate<?> aggregate) {
        homeOf(aggregateId).cache().put(aggregateId, aggregate);
    }

    /** For one that a rolled-back unit of work touched. */
    void evict(String aggregateId) {
        homeOf(aggregateId).cache().evict(aggregateId);
    }
}
