package dev.openpartner.command.erasure;

import dev.openpartner.kernel.id.Streams;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lists every click that was ever a customer's. Asked of the event table itself, because a customer's state keeps only the
 * newest, and a history can be too long to be carried here.
 */
@Component
@Profile("role-command")
class StitchedClicks {

    private final JdbcTemplate jdbc;

    StitchedClicks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    Set<String> of(String customerId) {
        return new TreeSet<>(jdbc.query(
                """
                select distinct payload ->> 'clickId' from event_store.event
                where aggregate_id = ? and event_type = 'customer.click-stitched'
                """,
                (row, index) -> String.valueOf(row.getString(1)),
                Streams.customer(customerId)));
    }
}
