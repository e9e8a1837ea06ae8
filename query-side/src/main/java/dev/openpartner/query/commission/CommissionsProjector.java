package dev.openpartner.query.commission;

import dev.openpartner.kernel.commission.CommissionEvent;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.commission.CommissionReview;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.projection.Projector;
import dev.openpartner.query.table.Row;
import dev.openpartner.query.table.Rows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Folds the lives of commissions. */
final class CommissionsProjector implements Projector {

    private static final String ALL_PARTNERS = "";
    private static final List<String> STATUSES = List.of("accrued", "approved", "reversed");

    private final Rows commissions;
    private final Rows perDay;
    private final Map<String, CommissionAccrued> accruedHere = new HashMap<>();

    CommissionsProjector(Batch batch) {
        this.commissions = batch.rows(CommissionTable.TABLE);
        this.perDay = batch.rows(CommissionDayTable.TABLE);
    }

    @Override
    public void want(RecordedEvent recorded) {
        if (recorded.event() instanceof CommissionAccrued e) {
            accruedHere.put(e.commissionId(), e);
            wantDays(e, day(e.occurredAtMs()), "accrued");
        } else if (recorded.event() instanceof CommissionEvent e) {
            CommissionAccrued here = accruedHere.get(e.commissionId());
            if (here == null) {
                commissions.want(e.commissionId());
            } else {
                STATUSES.forEach(status -> wantDays(e, day(here.occurredAtMs()), status));
            }
        }
    }

    @Override
    public void wantFurther(RecordedEvent recorded) {
        if (!(recorded.event() instanceof CommissionEvent e) || accruedHere.containsKey(e.commissionId())) {
            return;
        }
        Row row = commissions.find(e.commissionId());
        if (row != null) {
            STATUSES.forEach(status -> wantDays(e, day(row.get(CommissionTable.OCCURRED_AT)), status));
        }
    }

    private void wantDays(CommissionEvent e, int day, String status) {
        perDay.want(e.tenant(), e.partnerId(), day, e.currency(), status);
        perDay.want(e.tenant(), ALL_PARTNERS, day, e.currency(), status);
    }

    @Override
    public void apply(RecordedEvent recorded) {
        switch (recorded.event()) {
            case CommissionAccrued e -> accrue(e, recorded.position());
            case CommissionApproved e -> {
                Row row = commissions.require(e.commissionId());
                move(row, "approved");
                row.set(CommissionTable.REASON, e.reason())
                        .set(CommissionTable.DECIDED_AT, e.approvedAtMs())
                        .set(CommissionTable.DECIDED_BY, e.approvedBy())
                        .set(CommissionTable.APPROVED_AT, e.approvedAtMs())
                        .set(CommissionTable.APPROVED_POSITION, recorded.position());
            }
            case CommissionReversed e -> {
                Row row = commissions.require(e.commissionId());
                move(row, "reversed");
                row.set(CommissionTable.REASON, reasonOf(e))
                        .set(CommissionTable.DECIDED_AT, e.reversedAtMs())
                        .set(CommissionTable.DECIDED_BY, e.reversedBy())
                        .set(CommissionTable.REVERSED_POSITION, recorded.position());
            }
            default -> {
                // Not about a commission.
            }
        }
    }

    private void accrue(CommissionAccrued e, long position) {
        Row row = commissions.insert(e.commissionId())
                .set(CommissionTable.TENANT, e.tenant())
                .set(CommissionTable.PARTNER, e.partnerId())
                .set(CommissionTable.CAMPAIGN, e.campaignId())
                .set(CommissionTable.CONVERSION, e.conversionId())
                .set(CommissionTable.CONVERSION_TYPE, e.conversionType())
                .set(CommissionTable.ATTRIBUTION, e.attributionId())
                .set(CommissionTable.CLICK, e.clickId())
                .set(CommissionTable.RULE_SOURCE, e.ruleSource())
                .set(CommissionTable.RULE_VERSION, e.ruleVersion())
                .set(CommissionTable.RULE, Json.write(e.rule()))
                .set(CommissionTable.BASE, e.baseMinor())
                .set(CommissionTable.WEIGHT_NUMERATOR, e.weightNumerator())
                .set(CommissionTable.WEIGHT_DENOMINATOR, e.weightDenominator())
                .set(CommissionTable.AMOUNT, e.amountMinor())
                .set(CommissionTable.CURRENCY, e.currency())
                .set(CommissionTable.STEPS, e.steps())
                .set(CommissionTable.STATUS, "accrued")
                .set(CommissionTable.OCCURRED_AT, e.occurredAtMs())
                .set(CommissionTable.ACCRUED_AT, e.accruedAtMs())
                .set(CommissionTable.MATURE_AT, e.matureAtMs())
                .set(CommissionTable.ACCRUED_POSITION, position);
        count(row, 1);
    }

    private void move(Row row, String status) {
        count(row, -1);
        row.set(CommissionTable.STATUS, status);
        count(row, 1);
    }

    private void count(Row row, int sign) {
        for (String partner : List.of(row.get(CommissionTable.PARTNER), ALL_PARTNERS)) {
            perDay.findOrInsert(
                            fresh -> fresh.set(CommissionDayTable.COMMISSIONS, 0L).set(CommissionDayTable.AMOUNT, 0L),
                            row.get(CommissionTable.TENANT),
                            partner,
                            day(row.get(CommissionTable.OCCURRED_AT)),
                            row.get(CommissionTable.CURRENCY),
                            row.get(CommissionTable.STATUS))
                    .add(CommissionDayTable.COMMISSIONS, sign)
                    .add(CommissionDayTable.AMOUNT, sign * row.get(CommissionTable.AMOUNT));
        }
    }

    private static int day(long atMs) {
        return Math.toIntExact(Math.floorDiv(atMs, TimeUnit.DAYS.toMillis(1)));
    }

    /** What replaced a superseded commission is told by its conversion's decision; here the one stable word counts. */
    private static String reasonOf(CommissionReversed reversed) {
        return reversed.code().equals(CommissionReview.SUPERSEDED) ? CommissionReview.SUPERSEDED : reversed.reason();
    }
}
