package dev.openpartner.query.dashboard;

import dev.openpartner.kernel.customer.CustomerState;
import dev.openpartner.kernel.query.dashboard.Overview.Warning;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what somebody should look into. */
final class OverviewWarnings {

    /** The index of the table knows the limit, too. */
    private static final String BEYOND_LIMIT =
            """
            select w.waiting, c.user_id
            from customer_waiting w, lateral (
                select user_id from conversion where customer_id = w.customer_id limit 1) c
            where w.tenant = ? and w.waiting > %d order by w.waiting desc, w.customer_id limit 10
            """
                    .formatted(CustomerState.MAX_WAITING);

    private OverviewWarnings() {}

    static List<Warning> of(JdbcClient jdbc, String tenant) {
        return jdbc.sql(BEYOND_LIMIT)
                .params(tenant)
                .query((row, number) -> warning(row.getString(2), row.getLong(1)))
                .list();
    }

    private static Warning warning(String userId, long waiting) {
        String hint = waiting + " conversions of this userId wait. If it is not a person, correct the integration that sends it; "
                + "if it is, identify them, and all are settled.";
        return new Warning("waiting_beyond_limit", userId, waiting, hint);
    }
}
