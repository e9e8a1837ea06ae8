package dev.openpartner.server.assembly;

import dev.openpartner.command.savedfilter.SavedFilterTable;
import dev.openpartner.console.savedfilter.SavedFilters;
import dev.openpartner.kernel.access.Caller;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The saved filters of whoever asks: of their tenant, and of nobody else in it. */
@Component
@Profile("role-query")
final class SavedFilterPort implements SavedFilters {

    private final SavedFilterTable table;

    SavedFilterPort(SavedFilterTable table) {
        this.table = table;
    }

    @Override
    public Map<String, String> of(Caller caller, String page) {
        return table.of(caller.tenant(), caller.actor(), page);
    }

    @Override
    public boolean save(Caller caller, String page, String name, String query, int most) {
        return table.save(caller.tenant(), caller.actor(), page, name, query, most);
    }

    @Override
    public void remove(Caller caller, String page, String name) {
        table.remove(caller.tenant(), caller.actor(), page, name);
    }
}
