package dev.openpartner.kernel.customer;

import dev.openpartner.kernel.attribution.Click;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The newest clicks that were recognized as one customer's. */
final class StitchedClicks {

    /** Entries for which a new table has room. */
    private static final int FEW = 4;

    /** With its ids and the entries of two collections. */
    private static final int BYTES_EACH = 400;

    private final int limit;

    // Most customers have none or one, and a hundred thousand of them are in memory: each collection is made when it is needed.
    private Map<String, Click> byId = Collections.emptyMap();
    private NavigableSet<Click> inOrder = Collections.emptyNavigableSet();

    /** @param limit how many are kept */
    StitchedClicks(int limit) {
        this.limit = limit;
    }

    /** Takes a click; the oldest goes where that is one too many. */
    void add(Click click) {
        if (inOrder.isEmpty()) {
            byId = new HashMap<>(FEW);
            inOrder = new TreeSet<>();
        }
        byId.put(click.clickId(), click);
        inOrder.add(click);
        if (inOrder.size() > limit) {
            byId.remove(inOrder.removeFirst().clickId());
        }
    }

    /** Changes the flags of a click; nothing for one that is not kept. */
    void changeFlags(String clickId, List<String> flags) {
        Click click = byId.get(clickId);
        if (click != null) {
            Click changed = click.withFlags(flags);
            inOrder.remove(click);
            inOrder.add(changed);
            byId.put(clickId, changed);
        }
    }

    void clear() {
        byId = Collections.emptyMap();
        inOrder = Collections.emptyNavigableSet();
    }

    @Nullable Click find(String clickId) {
        return byId.get(clickId);
    }

    /** Oldest first. */
    NavigableSet<Click> inOrder() {
        return Collections.unmodifiableNavigableSet(inOrder);
    }

    /** About what they take in memory. */
    int bytes() {
        return inOrder.size() * BYTES_EACH;
    }
}
