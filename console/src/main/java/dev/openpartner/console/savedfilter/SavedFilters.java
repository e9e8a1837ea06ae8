package dev.openpartner.console.savedfilter;

import dev.openpartner.kernel.access.Caller;
import java.util.Map;

/** Where an admin's filters are kept. What belongs to another admin, or to another tenant, is not there. */
public interface SavedFilters {

    /** The queries of the caller's filters of a page, by their names, in the order of names. */
    Map<String, String> of(Caller caller, String page);

    /**
     * Keeps a filter, in the place of the one of the same name.
     *
     * @return false when there would be more than {@code most}
     */
    boolean save(Caller caller, String page, String name, String query, int most);

    /** Removes one; a repeat changes nothing. */
    void remove(Caller caller, String page, String name);
}
