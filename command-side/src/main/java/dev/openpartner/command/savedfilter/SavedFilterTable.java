package dev.openpartner.command.savedfilter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code command.saved_filter}. Every role has it, because the console is where questions are answered. */
@Component
public class SavedFilterTable {

    private static final String OWN = " from command.saved_filter where tenant = ? and owner = ? and page = ?";

    private final JdbcClient database;

    SavedFilterTable(JdbcClient database) {
        this.database = database;
    }

    /** The queries of an admin's filters of a page, by their names, in the order of names. */
    public Map<String, String> of(String tenant, String owner, String page) {
        Map<String, String> queries = new LinkedHashMap<>();
        database.sql("select name, query" + OWN + " order by lower(name), name")
                .params(tenant, owner, page)
                .query(row -> {
                    queries.put(row.getString("name"), row.getString("query"));
                });
        return queries;
    }

    /**
     * Keeps a filter, in the place of the one of the same name.
     *
     * @return false when the admin has so many already that this one would be one too many
     */
    public boolean save(String tenant, String owner, String page, String name, String query, int most) {
        return database.sql("insert into command.saved_filter (tenant, owner, page, name, query) select ?, ?, ?, ?, ?"
                        + " where (select count(*)" + OWN + " and name <> ?) < ?"
                        + " on conflict (tenant, owner, page, name) do update set query = excluded.query, saved_at = clock_timestamp()")
                .params(tenant, owner, page, name, query)
                .params(tenant, owner, page, name, most)
                .update() == 1;
    }

    /** Removes one; a repeat changes nothing. */
    public void remove(String tenant, String owner, String page, String name) {
        database.sql("delete" + OWN + " and name = ?").params(tenant, owner, page, name).update();
    }
}
