package dev.openpartner.query.conversion;

import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.Select;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The conditions of conversion lists on a table named {@code c}; those lists are ordered latest business time first. */
public final class ConversionConditions {

    /** The order of conversion lists. */
    public static final String ORDER = "c.occurred_at_ms desc, c.conversion_id desc";

    static final String OF_TYPE = "c.type = ?";
    static final String OF_SOURCE = "c.source_label = ?";
    static final String OF_STATUS = "c.status = ?";
    static final String OF_REASON = "coalesce(c.reason, c.status) = ?";
    static final String OF_PARTNER = "? = any(c.partner_ids)";

    /** The same, by the index of those who are credited. */
    private static final String CREDITED_TO =
            "exists (select from attribution a where a.conversion_id = c.conversion_id and a.status = 'active'"
                    + " and a.tenant = c.tenant and a.partner_id = ?)";

    /** The index of those that wait says the same. */
    private static final String WAITING = "c.status in ('no_identity', 'no_click', 'outside_window')";

    private ConversionConditions() {}

    /** Conversions that nobody earned so far, narrowed to what the filter says, after the cursor. */
    public static Select waiting(Select select, String tenant, ConversionFilter filter, @Nullable Cursor cursor) {
        select.where(WAITING);
        return narrow(select, tenant, filter, cursor, true);
    }

    /** Narrows to what the filter says, after the cursor. */
    public static Select narrow(Select select, String tenant, ConversionFilter filter, @Nullable Cursor cursor) {
        boolean waits = filter.status() != null && WAITING.contains("'" + filter.status() + "'");
        return waits ? waiting(select, tenant, filter, cursor) : narrow(select, tenant, filter, cursor, filter.status() != null);
    }

    /**
     * One index leads through the list; the rest is looked for along it.
     *
     * @param led whether it is that of the time already
     */
    private static Select narrow(Select select, String tenant, ConversionFilter filter, @Nullable Cursor cursor, boolean led) {
        String userId = filter.userId();
        String user = userId == null ? null : UserKey.of(userId).canonical();
        select.where("c.tenant = ?", tenant)
                .maybe("c.user_key = ?", user)
                .maybe("c.occurred_at_ms >= ?", millis(filter.since()))
                .maybe("c.occurred_at_ms < ?", millis(filter.until()))
                .sift(OF_STATUS, filter.status())
                .sift(OF_REASON, filter.reason());
        boolean byType = lead(select, led || user != null || filter.reason() != null, OF_TYPE, filter.type());
        boolean bySource = lead(select, byType, OF_SOURCE, filter.source());
        lead(select, bySource, bySource ? OF_PARTNER : CREDITED_TO, filter.partnerId());
        return select.after(cursor, "(c.occurred_at_ms, c.conversion_id) < (?, ?)", after -> new Object[] {
                    after.number(0), after.text(1)
                });
    }

    /** Leads by a condition, when nothing does yet; answers whether something does now. */
    private static boolean lead(Select select, boolean led, String condition, @Nullable String value) {
        if (led) {
            select.sift(condition, value);
        } else {
            select.maybe(condition, value);
        }
        return led || value != null;
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
