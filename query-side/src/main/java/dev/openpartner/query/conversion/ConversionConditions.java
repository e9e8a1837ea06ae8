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

    static final String OF_STATUS = "c.status = ?";
    static final String OF_REASON = "coalesce(c.reason, c.status) = ?";
    static final String OF_PARTNER =
            "exists (select from attribution a where a.conversion_id = c.conversion_id and a.status = 'active'"
                    + " and a.tenant = c.tenant and a.partner_id = ?)";

    private ConversionConditions() {}

    /** Narrows to what the filter says, after the cursor. */
    public static Select narrow(Select select, String tenant, ConversionFilter filter, @Nullable Cursor cursor) {
        String userId = filter.userId();
        return select.where("c.tenant = ?", tenant)
                .maybe("c.user_key = ?", userId == null ? null : UserKey.of(userId).canonical())
                .maybe("c.type = ?", filter.type())
                .maybe(OF_STATUS, filter.status())
                .maybe(OF_REASON, filter.reason())
                .maybe("c.source_label = ?", filter.source())
                .maybe("c.occurred_at_ms >= ?", millis(filter.since()))
                .maybe("c.occurred_at_ms < ?", millis(filter.until()))
                .maybe(OF_PARTNER, filter.partnerId())
                .after(cursor, "(c.occurred_at_ms, c.conversion_id) < (?, ?)", after -> new Object[] {
                    after.number(0), after.text(1)
                });
    }

    private static @Nullable Long millis(@Nullable Instant time) {
        return time == null ? null : time.toEpochMilli();
    }
}
