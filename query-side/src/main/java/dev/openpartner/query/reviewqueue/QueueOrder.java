package dev.openpartner.query.reviewqueue;

import dev.openpartner.kernel.query.commission.FindReviewQueue.Sort;
import dev.openpartner.query.read.Cursor;
import dev.openpartner.query.read.Select;
import org.jspecify.annotations.Nullable;

/** The orders of the queue, each with its index, and how a page continues in it. */
enum QueueOrder {
    OLDEST("m.accrued_at_ms, m.commission_id", "(m.accrued_at_ms, m.commission_id) > (?, ?)", false),
    NEWEST("m.accrued_at_ms desc, m.commission_id desc", "(m.accrued_at_ms, m.commission_id) < (?, ?)", false),
    MATURE("m.payable_from_ms, m.commission_id", "(m.payable_from_ms, m.commission_id) > (?, ?)", false),
    SMALLEST(
            "m.currency, m.amount_minor, m.commission_id",
            "(m.currency, m.amount_minor, m.commission_id) > (?, ?, ?)",
            true),
    LARGEST(
            "m.currency desc, m.amount_minor desc, m.commission_id desc",
            "(m.currency, m.amount_minor, m.commission_id) < (?, ?, ?)",
            true);

    private final String sql;
    private final String condition;
    private final boolean byAmount;

    QueueOrder(String sql, String condition, boolean byAmount) {
        this.sql = sql;
        this.condition = condition;
        this.byAmount = byAmount;
    }

    static QueueOrder of(Sort sort) {
        return switch (sort) {
            case OLDEST_FIRST -> OLDEST;
            case NEWEST_FIRST -> NEWEST;
            case SMALLEST_FIRST -> SMALLEST;
            case LARGEST_FIRST -> LARGEST;
            case MATURE_FIRST -> MATURE;
        };
    }

    boolean isByAmount() {
        return byAmount;
    }

    String sql() {
        return sql;
    }

    @Nullable Cursor read(@Nullable String cursor) {
        return Cursor.read(list(), cursor, byAmount ? 3 : 2);
    }

    void continueAfter(Select select, @Nullable Cursor cursor) {
        select.after(cursor, condition, after -> byAmount
                ? new Object[] {after.text(0), after.number(1), after.text(2)}
                : new Object[] {after.number(0), after.text(1)});
    }

    String after(QueuedRow last) {
        String id = last.item().id();
        return byAmount
                ? Cursor.after(list(), last.item().currency(), last.amountMinor(), id)
                : Cursor.after(list(), this == MATURE ? last.matureAtMs() : last.accruedAtMs(), id);
    }

    private String list() {
        return "review-" + name();
    }
}
