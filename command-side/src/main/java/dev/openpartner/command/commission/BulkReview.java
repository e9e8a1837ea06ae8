package dev.openpartner.command.commission;

import dev.openpartner.command.http.BodyReader;
import dev.openpartner.command.http.Reason;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.commission.CommissionCommand;
import dev.openpartner.kernel.commission.CommissionCommand.ApproveCommission;
import dev.openpartner.kernel.commission.CommissionCommand.ReverseCommission;
import dev.openpartner.kernel.money.InvalidMoney;
import dev.openpartner.kernel.money.Money;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A review of many commissions at once.
 *
 * @param ids which ones, each once; absent where a filter selects them
 * @param filter which ones; absent where they are listed
 * @param dryRun answer what would happen, and change nothing
 */
record BulkReview(
        Action action, @Nullable List<String> ids, @Nullable CommissionFilter filter, @Nullable String reason, boolean dryRun) {

    static final int MAX_IDS = 1_000;
    static final int MAX_ID_LENGTH = 100;

    /** What is done to each. */
    enum Action {
        APPROVE,
        REVERSE;

        /** The review of one commission; a reversal has a reason. */
        CommissionCommand command(
                String tenant, String commissionId, @Nullable String reason, String by, long nowMs, boolean dryRun) {
            return switch (this) {
                case APPROVE -> new ApproveCommission(tenant, commissionId, reason, by, nowMs, dryRun);
                case REVERSE -> new ReverseCommission(tenant, commissionId, Objects.requireNonNull(reason), by, nowMs, dryRun);
            };
        }
    }

    static BulkReview read(byte @Nullable [] body) {
        BodyReader reader = BodyReader.of(body);
        String action = reader.choice("action", List.of("approve", "reverse"));
        if (!reader.isGiven("action")) {
            reader.missing("action");
        }
        List<String> ids = reader.texts("ids", MAX_IDS, MAX_ID_LENGTH);
        BodyReader selection = reader.reader("filter");
        CommissionFilter filter = selection == null ? null : filter(selection, statuses(action));
        if (reader.isGiven("ids") == reader.isGiven("filter")) {
            reader.fault("ids", "required", "Send either ids or filter, and not both.");
        }
        String reason = reader.optionalText("reason", 1, Reason.MAX_LENGTH);
        if ("reverse".equals(action) && !reader.isGiven("reason")) {
            reader.missing("reason");
        }
        Boolean dryRun = reader.bool("dryRun");
        reader.finish();
        Action wanted = "reverse".equals(action) ? Action.REVERSE : Action.APPROVE;
        List<String> distinct = ids == null ? null : ids.stream().distinct().toList();
        return new BulkReview(wanted, distinct, filter, reason, Boolean.TRUE.equals(dryRun));
    }

    /** Those that the action can succeed on, unless the filter says otherwise. */
    private static List<String> statuses(@Nullable String action) {
        return "reverse".equals(action) ? List.of("accrued", "approved") : List.of("accrued");
    }

    private static CommissionFilter filter(BodyReader reader, List<String> statuses) {
        String status = reader.choice("status", List.of("accrued", "approved", "paid", "reversed"));
        String partnerId = reader.optionalText("partnerId", 1, MAX_ID_LENGTH);
        String campaignId = reader.optionalText("campaignId", 1, MAX_ID_LENGTH);
        String eventId = reader.optionalText("eventId", 1, MAX_ID_LENGTH);
        String currency = reader.optionalText("currency", 3, 3);
        BigDecimal minAmount = reader.decimal("minAmount");
        if (minAmount != null) {
            try {
                minAmount = Money.parseDecimal(minAmount.toPlainString());
            } catch (InvalidMoney fault) {
                reader.fault("minAmount", fault.code(), fault.sentence());
            }
        }
        Instant since = reader.instant("since");
        Instant until = reader.instant("until");
        if (since != null && until != null && until.isBefore(since)) {
            reader.fault("until", "before_since", "until is before since. Send the earlier time as since.");
        }
        return new CommissionFilter(
                partnerId,
                campaignId,
                eventId,
                status == null ? statuses : List.of(status),
                currency,
                minAmount == null ? null : minAmount.toPlainString(),
                since,
                until);
    }

    /** The same review of one commission. */
    CommissionCommand command(Caller caller, String commissionId, long nowMs) {
        return action.command(caller.tenant(), commissionId, reason, caller.actor(), nowMs, dryRun);
    }
}
