package dev.openpartner.query.conversion;

import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Decision.ConsideredClick;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.Touch;
import dev.openpartner.kernel.money.Fraction;
import dev.openpartner.kernel.money.LargestRemainder;
import dev.openpartner.kernel.money.Money;
import dev.openpartner.query.json.Json;
import dev.openpartner.query.projection.Batch;
import dev.openpartner.query.table.Row;
import dev.openpartner.query.table.Rows;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Puts decisions in force: the former one's touches are superseded, and every figure follows. */
final class Decisions {

    private final Rows conversions;
    private final Rows attributions;
    private final Rows perDay;
    private final Rows perPartner;
    private final Rows perType;
    private final Rows waiting;
    private final Map<String, ConversionRecorded> recordedHere = new HashMap<>();

    Decisions(Batch batch) {
        this.conversions = batch.rows(ConversionTable.TABLE);
        this.attributions = batch.rows(AttributionTable.TABLE);
        this.perDay = batch.rows(DayTables.PER_DAY);
        this.perPartner = batch.rows(DayTables.PER_PARTNER);
        this.perType = batch.rows(DayTables.PER_TYPE);
        this.waiting = batch.rows(WaitingTable.TABLE);
    }

    void wantCounters(ConversionRecorded e) {
        recordedHere.put(e.conversionId(), e);
        perDay.want(e.tenant(), day(e.occurredAtMs()), e.currency());
        perType.want(e.tenant(), e.type(), e.currency());
    }

    /** What was recorded in the same batch is in no table yet, and says all that its decision needs. */
    void want(Decided decided) {
        ConversionRecorded here = recordedHere.get(decided.conversionId());
        if (here == null) {
            conversions.want(decided.conversionId());
        } else {
            wantFigures(decided, day(here.occurredAtMs()), here.currency());
            wantWaiting(decided, here.customerId());
        }
    }

    void wantFurther(Decided decided) {
        if (recordedHere.containsKey(decided.conversionId())) {
            return;
        }
        Row row = conversions.find(decided.conversionId());
        if (row != null) {
            if (isAttributed(row.get(ConversionTable.STATUS))) {
                wantWaiting(decided, row.get(ConversionTable.CUSTOMER));
            } else {
                waiting.want(row.get(ConversionTable.CUSTOMER));
            }
            int day = day(row.get(ConversionTable.OCCURRED_AT));
            String currency = row.get(ConversionTable.CURRENCY);
            wantFigures(decided, day, currency);
            row.get(ConversionTable.PARTNERS).forEach(partner -> perPartner.want(decided.tenant(), partner, day, currency));
            row.get(ConversionTable.ATTRIBUTIONS).forEach(id -> attributions.want(decided.conversionId(), id));
        }
    }

    private void wantWaiting(Decided decided, String customerId) {
        if (!isAttributed(decided.decision().status())) {
            waiting.want(customerId);
        }
    }

    private static boolean isAttributed(String status) {
        return status.equals("attributed");
    }

    private void wantFigures(Decided decided, int day, String currency) {
        perDay.want(decided.tenant(), day, currency);
        for (Touch touch : decided.decision().touches()) {
            perPartner.want(decided.tenant(), touch.partnerId(), day, currency);
        }
    }

    /** Counts a conversion that is about to be decided. */
    void count(ConversionRecorded e) {
        dayOf(e.tenant(), day(e.occurredAtMs()), e.currency()).add(DayTables.RECORDED, 1);
        Long value = e.valueMinor();
        if (value != null) {
            perType.findOrInsert(
                            row -> row.set(DayTables.OF_TYPE, 0L).set(DayTables.VALUE_OF_TYPE, 0L),
                            e.tenant(), e.type(), e.currency())
                    .add(DayTables.OF_TYPE, 1)
                    .add(DayTables.VALUE_OF_TYPE, value);
        }
    }

    void apply(Row conversion, Decided decided, long position) {
        supersede(conversion, position);
        Decision decision = decided.decision();
        conversion
                .set(ConversionTable.STATUS, decision.status())
                .set(ConversionTable.REASON, decision.reason())
                .set(ConversionTable.DECISION, Json.write(decision))
                .set(ConversionTable.FLAGGED_CLICKS, decision.clicks().stream().anyMatch(c -> !c.flags().isEmpty()))
                .set(ConversionTable.ATTRIBUTIONS, decision.touches().stream().map(Touch::attributionId).toList());
        if (decided.late()) {
            conversion.set(ConversionTable.SETTLED_LATE, true);
        }
        credit(conversion, decided, position);
    }

    private void supersede(Row conversion, long position) {
        String status = conversion.get(ConversionTable.STATUS);
        if (status.equals("undecided")) {
            return;
        }
        Row day = dayOf(conversion);
        if (isAttributed(status)) {
            day.add(DayTables.ATTRIBUTED_VALUE, -valueOf(conversion));
        } else {
            day.add(DayTables.UNATTRIBUTED, -1);
            waitingOf(conversion).add(WaitingTable.WAITING, -1);
        }
        for (String attributionId : conversion.get(ConversionTable.ATTRIBUTIONS)) {
            Row former = attributions.require(conversion.get(ConversionTable.ID), attributionId);
            former.set(AttributionTable.STATUS, "superseded").set(AttributionTable.POSITION, position);
            figuresOf(conversion, former.get(AttributionTable.PARTNER))
                    .add(DayTables.REVENUE, -former.get(AttributionTable.REVENUE));
        }
        for (String partner : conversion.get(ConversionTable.PARTNERS)) {
            figuresOf(conversion, partner).add(DayTables.CREDITED, -1);
        }
    }

    private void credit(Row conversion, Decided decided, long position) {
        Decision decision = decided.decision();
        if (isAttributed(decision.status())) {
            dayOf(conversion).add(DayTables.ATTRIBUTED_VALUE, valueOf(conversion));
        } else {
            dayOf(conversion).add(DayTables.UNATTRIBUTED, 1);
            waitingOf(conversion).add(WaitingTable.WAITING, 1);
        }
        List<Touch> touches = decision.touches();
        List<Money> shares = shares(conversion, touches);
        Map<String, Long> clickTimes = new HashMap<>();
        for (ConsideredClick click : decision.clicks()) {
            clickTimes.put(click.clickId(), click.clickedAtMs());
        }
        Set<String> partners = new LinkedHashSet<>();
        for (int i = 0; i < touches.size(); i++) {
            Touch touch = touches.get(i);
            partners.add(touch.partnerId());
            long revenue = shares.get(i).amountMinor();
            figuresOf(conversion, touch.partnerId()).add(DayTables.REVENUE, revenue);
            insert(conversion, decided, touch, position)
                    .set(AttributionTable.CLICKED_AT, clickTimes.getOrDefault(touch.clickId(), 0L))
                    .set(AttributionTable.REVENUE, revenue);
        }
        partners.forEach(partner -> figuresOf(conversion, partner).add(DayTables.CREDITED, 1));
        conversion.set(ConversionTable.PARTNERS, List.copyOf(partners));
    }

    private Row insert(Row conversion, Decided decided, Touch touch, long position) {
        return attributions
                .insert(conversion.get(ConversionTable.ID), touch.attributionId())
                .set(AttributionTable.TENANT, decided.tenant())
                .set(AttributionTable.POSITION, position)
                .set(AttributionTable.PARTNER, touch.partnerId())
                .set(AttributionTable.CAMPAIGN, touch.campaignId())
                .set(AttributionTable.CLICK, touch.clickId())
                .set(AttributionTable.MODEL, decided.decision().model())
                .set(AttributionTable.WEIGHT_NUMERATOR, touch.weightNumerator())
                .set(AttributionTable.WEIGHT_DENOMINATOR, touch.weightDenominator())
                .set(AttributionTable.STATUS, "active")
                .set(AttributionTable.COMMISSIONS, touch.earned().stream().map(Earned::commissionId).toList())
                .set(AttributionTable.DECIDED_AT, decided.atMs());
    }

    private static List<Money> shares(Row conversion, List<Touch> touches) {
        if (touches.isEmpty()) {
            return List.of();
        }
        Money value = Money.ofMinor(valueOf(conversion), conversion.get(ConversionTable.CURRENCY));
        List<Fraction> weights =
                touches.stream().map(t -> Fraction.of(t.weightNumerator(), t.weightDenominator())).toList();
        return LargestRemainder.split(value, weights);
    }

    private static long valueOf(Row conversion) {
        Long value = conversion.find(ConversionTable.VALUE_MINOR);
        return value == null ? 0 : value;
    }

    private Row waitingOf(Row conversion) {
        return waiting.findOrInsert(
                row -> row.set(WaitingTable.TENANT, conversion.get(ConversionTable.TENANT)).set(WaitingTable.WAITING, 0L),
                conversion.get(ConversionTable.CUSTOMER));
    }

    private Row figuresOf(Row conversion, String partnerId) {
        return perPartner.findOrInsert(
                row -> row.set(DayTables.CREDITED, 0L).set(DayTables.REVENUE, 0L),
                conversion.get(ConversionTable.TENANT),
                partnerId,
                day(conversion.get(ConversionTable.OCCURRED_AT)),
                conversion.get(ConversionTable.CURRENCY));
    }

    private Row dayOf(Row conversion) {
        return dayOf(
                conversion.get(ConversionTable.TENANT),
                day(conversion.get(ConversionTable.OCCURRED_AT)),
                conversion.get(ConversionTable.CURRENCY));
    }

    private Row dayOf(String tenant, int day, String currency) {
        return perDay.findOrInsert(
                row -> row.set(DayTables.RECORDED, 0L).set(DayTables.UNATTRIBUTED, 0L).set(DayTables.ATTRIBUTED_VALUE, 0L),
                tenant,
                day,
                currency);
    }

    /** The UTC day of a time. */
    static int day(long atMs) {
        return Math.toIntExact(Math.floorDiv(atMs, TimeUnit.DAYS.toMillis(1)));
    }
}
