package dev.openpartner.query.support;

import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionAttributed;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRedecided;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionSettled;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionUnattributed;
import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.CustomerEvent.LateEvidenceNoted;
import dev.openpartner.kernel.customer.CustomerEvent.WaitingConversionRecalled;
import dev.openpartner.kernel.customer.Decision;
import dev.openpartner.kernel.customer.Decision.ConsideredClick;
import dev.openpartner.kernel.customer.Decision.Earned;
import dev.openpartner.kernel.customer.Decision.Touch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one customer's journey into a log: 20 % of the value, shared equally over the partners named. */
public final class Journey {

    private final MemoryLog log;
    private final String tenant;
    private final String userId;
    private final String customerId;

    Journey(MemoryLog log, String tenant, String userId) {
        this.log = log;
        this.tenant = tenant;
        this.userId = userId;
        this.customerId = "c" + Integer.toHexString((tenant + userId).hashCode());
    }

    public String customerId() {
        return customerId;
    }

    public String stream() {
        return "customer:" + customerId;
    }

    /** A conversion that was just recorded. */
    public record Sale(String id, @Nullable Long valueMinor, String currency, long atMs) {}

    public void stitch(String click, String partner, long clickedAtMs) {
        log.append(stream(), new ClickStitched(
                tenant, customerId, "I-" + click + customerId, click, partner, "camp", clickedAtMs, List.of(), "sealed:" + userId,
                clickedAtMs + 1));
    }

    public Sale record(String id, @Nullable Long valueMinor, String currency, long atMs) {
        return record(id, valueMinor, currency, atMs, "{\"deal\":\"tab\\t\"}");
    }

    public Sale record(String id, @Nullable Long valueMinor, String currency, long atMs, String metadata) {
        log.append(stream(), new ConversionRecorded(
                tenant, customerId, id, "hubspot", "HubSpot", null, "opportunity_won", valueMinor, currency, null,
                "sealed:" + userId, "sealed:" + metadata, atMs, atMs + 10, "f"));
        return new Sale(id, valueMinor, currency, atMs);
    }

    public void waits(Sale sale) {
        log.append(stream(), new ConversionUnattributed(tenant, customerId, sale.id(), nobody(), sale.atMs() + 20));
    }

    /** Attributes to these partners, one click each, and returns the commissions. */
    public List<String> attributed(Sale sale, int round, String... partners) {
        Decision decision = decision(sale, round, partners);
        log.append(stream(), new ConversionAttributed(tenant, customerId, sale.id(), decision, sale.atMs() + 20));
        return accrue(sale, decision);
    }

    public List<String> settled(Sale sale, int round, String... partners) {
        Decision decision = decision(sale, round, partners);
        log.append(stream(), new ConversionSettled(
                tenant, customerId, sale.id(), decision, "click_stitched", sale.atMs() + 1000));
        return accrue(sale, decision);
    }

    /** Settles one that had been let go. */
    public void recalled(Sale sale, int round, String partner) {
        log.append(stream(), new WaitingConversionRecalled(
                tenant, customerId, sale.id(), "opportunity_won", sale.valueMinor(), sale.currency(), sale.atMs(),
                sale.atMs() + 1000));
        settled(sale, round, partner);
    }

    public List<String> redecided(Sale sale, int round, List<String> superseded, String partner, String... partners) {
        Decision decision = decision(sale, round, partners);
        log.append(stream(), new ConversionRedecided(
                tenant, customerId, sale.id(), decision, superseded, "click_stitched", sale.atMs() + 2000));
        superseded.forEach(id -> reverse(id, partner, amount(sale, 1), sale.currency(), "accrued"));
        return accrue(sale, decision);
    }

    public void redecidedToNobody(Sale sale) {
        log.append(stream(), new ConversionRedecided(
                tenant, customerId, sale.id(), nobody(), List.of(), "click_flagged", sale.atMs() + 3000));
    }

    public void lateEvidence(Sale sale) {
        log.append(stream(), new LateEvidenceNoted(tenant, customerId, sale.id(), "click_flagged", null, sale.atMs() + 4000));
    }

    void erased() {
        log.append(stream(), new CustomerErased(tenant, customerId, History.START_MS, "key:a"));
    }

    public void approve(String commission, String partner, long amountMinor, String currency) {
        log.append("commission:" + commission, new CommissionApproved(
                tenant, commission, partner, amountMinor, currency, "checked", "key:a", History.START_MS + 77));
    }

    public void reverse(String commission, String partner, long amountMinor, String currency, String from) {
        log.append("commission:" + commission, new CommissionReversed(
                tenant, commission, partner, amountMinor, currency, from, "manual", "refund", "key:a", History.START_MS + 88));
    }

    /** What each of so many partners gets; the values here divide evenly. */
    public static long amount(Sale sale, int partners) {
        Long value = sale.valueMinor();
        return value == null ? 0 : value / 5 / partners;
    }

    private static Decision nobody() {
        return new Decision("no_identity", null, null, null, null, List.of(), List.of());
    }

    private static Decision decision(Sale sale, int round, String... partners) {
        List<ConsideredClick> clicks = new ArrayList<>();
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            String suffix = sale.id() + "-" + round + "-" + i;
            String click = "click-" + partners[i];
            clicks.add(new ConsideredClick(click, partners[i], "camp", sale.atMs() - 60_000, "credited", List.of()));
            Earned earned = new Earned("K" + suffix, "campaign", 1, 0, History.RULE, amount(sale, 1),
                    amount(sale, partners.length), sale.currency(), null, List.of("20 % of the value"));
            touches.add(new Touch("A" + suffix, click, partners[i], "camp", 1, partners.length,
                    earned.amountMinor() == 0 ? List.of() : List.of(earned), List.of(), null));
        }
        return new Decision("attributed", null, "linear", "camp", 60, clicks, touches);
    }

    private List<String> accrue(Sale sale, Decision decision) {
        List<String> ids = new ArrayList<>();
        for (Touch touch : decision.touches()) {
            for (Earned e : touch.earned()) {
                log.append("commission:" + e.commissionId(), new CommissionAccrued(
                        tenant, e.commissionId(), touch.partnerId(), "camp", customerId, sale.id(), "opportunity_won",
                        touch.attributionId(), touch.clickId(), e.ruleSource(), 1, 0, e.rule(), e.baseMinor(),
                        touch.weightNumerator(), touch.weightDenominator(), e.amountMinor(), e.currency(), e.steps(), sale.atMs(),
                        sale.atMs() + 30, null));
                ids.add(e.commissionId());
            }
        }
        return ids;
    }
}
