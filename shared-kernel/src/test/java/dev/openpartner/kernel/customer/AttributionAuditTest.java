package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.audit.AttributionAudit;
import dev.openpartner.kernel.audit.AuditDifference;
import dev.openpartner.kernel.audit.AuditResult;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRevoked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttributionAuditTest {

    private final World world = new World();

    private AuditResult replayed(List<DomainEvent> events) {
        HistoryOf log = new HistoryOf(events);
        return new AttributionAudit(log, "t").replay(log.head(), share -> {});
    }

    /** The same history with every event of a class changed. */
    private <E extends DomainEvent> List<DomainEvent> with(Class<E> type, UnaryOperator<E> change) {
        List<DomainEvent> changed = new ArrayList<>(world.log);
        changed.replaceAll(event -> type.isInstance(event) ? change.apply(type.cast(event)) : event);
        return changed;
    }

    private List<DomainEvent> without(Class<? extends DomainEvent> type) {
        return world.log.stream().filter(event -> !type.isInstance(event)).toList();
    }

    @Test
    void decisions_are_taken_again_by_the_rules_standings_and_reviews_of_their_moment() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        world.change("c1", NOW + 1, World.version(2, AttributionModel.LAST_CLICK, Rules.percent("50")));
        world.convert("e2", NOW + 2, 10_000);
        world.review("e2", CommissionStatus.APPROVED);
        world.click("k2", "p2", "c1", NOW - DAY);
        world.partner(new PartnerRevoked("t", "p2", null, NOW, "admin"));
        world.convert("e3", NOW + 3, 10_000);
        world.flags("k1", "manual");

        AuditResult found = replayed(world.log);

        assertThat(found.first()).isEmpty();
        assertThat(found).isEqualTo(new AuditResult(1, 3, found.decisions(), world.commissions.size(), 0, List.of()));
        assertThat(world.history).hasAtLeastOneElementOfType(ConversionRedecided.class);
    }

    @Test
    void an_amount_that_was_changed_in_the_log_is_found_with_both_amounts_and_its_conversion() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        AuditResult found = replayed(with(CommissionAccrued.class, accrued -> accrued(accrued, "p1", 3_000)));

        assertThat(found.first())
                .containsExactly(new AuditDifference(world.log.size(), "e1", opened("30.00", "p1", "k1"), opened("20.00", "p1", "k1")));
    }

    @Test
    void a_commission_that_went_to_another_partner_is_found() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        assertThat(replayed(with(CommissionAccrued.class, accrued -> accrued(accrued, "p9", accrued.amountMinor()))).first())
                .extracting(AuditDifference::recorded)
                .containsExactly(opened("20.00", "p9", "k1"));
    }

    @Test
    void a_commission_of_another_click_or_another_time_to_wait_is_found() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        assertThat(replayed(with(CommissionAccrued.class, accrued -> waiting(accrued, "k9", null))).first())
                .extracting(AuditDifference::recorded)
                .containsExactly(opened("20.00", "p1", "k9"));
        assertThat(replayed(with(CommissionAccrued.class, accrued -> waiting(accrued, "k1", accrued.accruedAtMs() + 1))).first())
                .extracting(AuditDifference::recorded)
                .containsExactly(opened("20.00", "p1", "k1").replace("not held back", "held back for 0 days and 1 ms"));
    }

    @Test
    void a_decision_that_the_evidence_does_not_give_is_found_and_does_not_make_those_after_it_differ() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);
        world.convert("e2", NOW + 1, 10_000);
        List<DomainEvent> changed = with(ConversionAttributed.class, decided -> decided.conversionId().equals("e1")
                ? new ConversionAttributed("t", "u", "e1", new Decision("attributed", "zero_amount", "last_click", "c1", 60,
                        decided.decision().clicks(), List.of()), NOW)
                : decided);
        changed.removeIf(event -> event instanceof CommissionAccrued accrued && accrued.conversionId().equals("e1"));

        AuditResult found = replayed(changed);

        assertThat(found.differences()).isOne();
        assertThat(found.first().getFirst().recorded()).isEqualTo("decided: attributed, zero_amount");
        assertThat(found.first().getFirst().replayed())
                .isEqualTo("decided: attributed: partner p1 by click k1, weight 1/1, 20.00 USD by rule 1 of campaign version 1");
    }

    @Test
    void what_is_missing_in_the_log_is_found() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        world.click("k2", "p2", "c1", NOW - DAY);
        String former = world.commissions.keySet().iterator().next();

        assertThat(replayed(without(ConversionRedecided.class)).first())
                .extracting(AuditDifference::recorded, AuditDifference::conversionId)
                .contains(tuple(null, "e1"));
        // Two that were to open, and one that nobody knows to have been taken back.
        assertThat(replayed(without(CommissionAccrued.class)).differences()).isEqualTo(3);
        assertThat(replayed(without(CommissionReversed.class)).first())
                .extracting(AuditDifference::replayed)
                .containsExactly("commission " + former + " taken back for another decision");
    }

    @Test
    void what_cannot_be_after_something_was_taken_out_of_the_log_is_found_too() {
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);

        assertThat(replayed(without(CampaignCreated.class)).first())
                .extracting(AuditDifference::recorded, AuditDifference::replayed)
                .contains(tuple(
                        "conversion recorded", "nothing, because a click names the campaign c1, which the log does not know before it"));
        assertThat(replayed(without(ConversionRecorded.class)).first())
                .extracting(AuditDifference::conversionId, AuditDifference::replayed)
                .contains(tuple("e1", null));
    }

    @Test
    void what_was_invented_in_the_log_is_found() {
        world.click("k1", "p1", "c1", NOW - 2 * DAY);
        world.convert("e1", NOW, 10_000);
        List<DomainEvent> twice = new ArrayList<>(world.log);
        twice.add(world.log.get(world.log.size() - 3));
        twice.add(world.log.get(world.log.size() - 2));
        twice.add(world.log.getLast());

        assertThat(replayed(twice).first()).extracting(AuditDifference::replayed).containsOnlyNulls();
        assertThat(replayed(twice).first()).extracting(AuditDifference::recorded).contains("conversion recorded");
    }

    @Test
    void only_that_tenants_history_counts() {
        world.convert("e1", NOW, 10_000);

        assertThat(new AttributionAudit(new HistoryOf(world.log), "other").replay(world.log.size(), share -> {}))
                .isEqualTo(new AuditResult(0, 0, 0, 0, 0, List.of()));
    }

    @Test
    void however_few_customers_fit_each_is_looked_at_once() {
        List<DomainEvent> log = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            World one = new World();
            one.convert("e" + i, NOW, 10_000);
            for (DomainEvent event : one.log) {
                log.add(ofCustomer("u" + i, event));
            }
        }
        List<Double> shares = new ArrayList<>();

        AuditResult found = new AttributionAudit(new HistoryOf(log), "t", 7).replay(log.size(), shares::add);

        assertThat(found).isEqualTo(new AuditResult(60, 60, 60, 0, 0, List.of()));
        assertThat(shares).isSorted().hasSizeGreaterThan(8).endsWith(1.0);
    }

    @Test
    void the_first_hundred_are_shown_in_order_whoever_has_them_and_however_few_customers_fit() {
        List<DomainEvent> log = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            World one = new World();
            one.convert("e" + i, NOW, 10_000);
            // Nothing is decided, and every third is the same customer's.
            log.add(ofCustomer(i % 3 == 0 ? "u" : "u" + i, one.log.getFirst()));
        }

        AuditResult all = new AttributionAudit(new HistoryOf(log), "t").replay(log.size(), share -> {});
        AuditResult few = new AttributionAudit(new HistoryOf(log), "t", 7).replay(log.size(), share -> {});

        assertThat(all.differences()).isEqualTo(150);
        assertThat(all.first())
                .extracting(AuditDifference::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
        assertThat(few).isEqualTo(all);
    }

    private static String opened(String amount, String partnerId, String clickId) {
        String price = "1/1 of 20.00 USD by rule 1 of campaign version 1 (20 percent)";
        return "commission of %s USD for partner %s: ".formatted(amount, partnerId)
                + "%s, click %s of campaign c1, not held back".formatted(price, clickId);
    }

    private static DomainEvent ofCustomer(String customerId, DomainEvent event) {
        return switch (event) {
            case ConversionRecorded e -> new ConversionRecorded(
                    e.tenant(), customerId, e.conversionId(), e.source(), e.sourceLabel(), e.sourceEventId(), e.type(), e.valueMinor(),
                    e.currency(), e.originalValue(), e.sealedUserId(), e.sealedMetadata(), e.occurredAtMs(), e.receivedAtMs(),
                    e.fingerprint());
            case CustomerEvent.ConversionUnattributed e -> new CustomerEvent.ConversionUnattributed(
                    e.tenant(), customerId, e.conversionId(), e.decision(), e.decidedAtMs());
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    private static CommissionAccrued accrued(CommissionAccrued e, String partnerId, long amountMinor) {
        return accrued(e, partnerId, e.clickId(), amountMinor, e.matureAtMs());
    }

    private static CommissionAccrued waiting(CommissionAccrued e, String clickId, @Nullable Long matureAtMs) {
        return accrued(e, e.partnerId(), clickId, e.amountMinor(), matureAtMs);
    }

    private static CommissionAccrued accrued(
            CommissionAccrued e, String partnerId, String clickId, long amountMinor, @Nullable Long matureAtMs) {
        return new CommissionAccrued(
                e.tenant(), e.commissionId(), partnerId, e.campaignId(), e.customerId(), e.conversionId(), e.conversionType(),
                e.attributionId(), clickId, e.ruleSource(), e.ruleVersion(), e.ruleIndex(), e.rule(), e.baseMinor(),
                e.weightNumerator(), e.weightDenominator(), amountMinor, e.currency(), e.steps(), e.occurredAtMs(), e.accruedAtMs(),
                matureAtMs);
    }
}
