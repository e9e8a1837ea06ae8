package dev.openpartner.kernel.audit;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The first differences of one pass, in the order of the log, however many each customer has. Customers who are left to a later pass take
 * theirs along, and that pass finds them again; whatever else they had pushed out stands later in the log than theirs and would be pushed
 * out again.
 */
final class FirstDifferences {

    /** Place in the log, and among several of one place the order in which they were found. */
    private record Place(long position, long found) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return position == other.position ? Long.compare(found, other.found) : Long.compare(position, other.position);
        }
    }

    private record Of(AuditedCustomer customer, AuditDifference difference) {}

    private final TreeMap<Place, Of> first = new TreeMap<>();
    private long found;

    void add(AuditedCustomer customer, AuditDifference difference) {
        first.put(new Place(difference.position(), found++), new Of(customer, difference));
        if (first.size() > AuditResult.MOST_SHOWN) {
            first.pollLastEntry();
        }
    }

    /** Forgets those of all others. */
    void retain(Set<AuditedCustomer> customers) {
        first.values().removeIf(of -> !customers.contains(of.customer()));
    }

    List<AuditDifference> inOrder() {
        return first.values().stream().map(Of::difference).toList();
    }
}
