package dev.openpartner.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.attribution.AttributionModel;
import dev.openpartner.kernel.campaign.CampaignEvent;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignChanged;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignCreated;
import dev.openpartner.kernel.campaign.CampaignEvent.CampaignVersion;
import dev.openpartner.kernel.campaign.CampaignPolicy;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionApproved;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionReversed;
import dev.openpartner.kernel.commission.CommissionReview;
import dev.openpartner.kernel.commission.CommissionStatus;
import dev.openpartner.kernel.commission.RuleTerms;
import dev.openpartner.kernel.commission.Rules;
import dev.openpartner.kernel.customer.CustomerEvent.ClickStitched;
import dev.openpartner.kernel.customer.CustomerEvent.ConversionRecorded;
import dev.openpartner.kernel.customer.CustomerEvent.StitchedClickFlagsChanged;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.partner.PartnerEvent;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import dev.openpartner.kernel.partner.PartnerPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One customer with campaigns, partners and commissions, driven through the decisions as the command side drives them. */
final class World implements Policies {

    static final long NOW = 1_800_000_000_000L;
    static final long DAY = 86_400_000L;

    final CustomerState state;
    final List<CustomerEvent> history = new ArrayList<>();
    /** Everything that was recorded, in order. */
    final List<DomainEvent> log = new ArrayList<>();
    final Map<String, CommissionAccrued> commissions = new LinkedHashMap<>();
    final Map<String, CommissionStatus> statuses = new HashMap<>();
    final Set<String> consulted = new HashSet<>();
    private final Map<String, CampaignPolicy> campaigns = new HashMap<>();
    private final Map<String, PartnerPolicy> partners = new HashMap<>();
    private int nextId;
    private int standingQuestions;

    World() {
        this(CustomerState.Limits.DEFAULT);
    }

    World(CustomerState.Limits limits) {
        state = new CustomerState(limits);
    }

    World campaign(String campaignId, AttributionModel model, RuleTerms... rules) {
        return campaign(campaignId, version(1, model, rules));
    }

    World campaign(String campaignId, CampaignVersion version) {
        return campaign(new CampaignCreated("t", campaignId, version, 0, "admin"));
    }

    World change(String campaignId, long atMs, CampaignVersion version) {
        return campaign(new CampaignChanged("t", campaignId, version, atMs, "admin"));
    }

    private World campaign(CampaignEvent event) {
        log.add(event);
        campaigns.put(event.campaignId(), CampaignPolicy.evolve(campaigns.get(event.campaignId()), event));
        return this;
    }

    static CampaignVersion version(int version, AttributionModel model, RuleTerms... rules) {
        return new CampaignVersion(
                version, "c", "https://example.com", List.of(), model.code(), 60, null, null, null, List.of(rules));
    }

    World partner(PartnerEvent event) {
        log.add(event);
        partners.put(event.partnerId(), PartnerPolicy.evolve(partners.get(event.partnerId()), event));
        return this;
    }

    JourneyOutcome click(String clickId, String partnerId, String campaignId, long atMs, String... flags) {
        return apply(Journey.stitch(
                state,
                new ClickStitched("t", "u", "i-" + clickId, clickId, partnerId, campaignId, atMs, List.of(flags), "s", NOW),
                context()));
    }

    JourneyOutcome flags(String clickId, String... flags) {
        return apply(Journey.changeFlags(
                state, new StitchedClickFlagsChanged("t", "u", clickId, List.of(flags), NOW), context()));
    }

    JourneyOutcome convert(String id, long atMs, @Nullable Integer valueMinor) {
        return convert(id, "won", atMs, valueMinor);
    }

    JourneyOutcome convert(String id, String type, long atMs, @Nullable Integer valueMinor) {
        return apply(Journey.record(state, recorded(id, type, atMs, valueMinor), context()));
    }

    static ConversionRecorded recorded(String id, String type, long atMs, @Nullable Integer valueMinor) {
        Long value = valueMinor == null ? null : Long.valueOf(valueMinor);
        return new ConversionRecorded(
                "t", "u", id, "crm", "CRM", null, type, value, "USD", null, "sealed", null, atMs, NOW, "fingerprint");
    }

    /**
     * Looks through the history for waiting conversions that were let go, as the command side does in the background.
     *
     * @param room how many conversions one look holds
     */
    void recallWaiting(int room) {
        ConversionMoment from = null;
        do {
            WaitingInHistory look = new WaitingInHistory(from, room);
            int read = 0;
            ConversionMoment last = null;
            List<WaitingConversion> batch;
            do {
                for (; read < history.size(); read++) {
                    look.evolve(read, history.get(read));
                }
                batch = look.waiting(last, 2);
                for (WaitingConversion waiting : batch) {
                    recall(waiting);
                    last = waiting.moment();
                }
            } while (!batch.isEmpty());
            from = look.next();
        } while (from != null);
    }

    JourneyOutcome recall(WaitingConversion waiting) {
        return apply(Journey.recall(state, waiting.recalled("t", "u", NOW), context()));
    }

    private JourneyOutcome apply(JourneyOutcome outcome) {
        outcome.events().forEach(state::evolve);
        history.addAll(outcome.events());
        log.addAll(outcome.events());
        log.addAll(outcome.accrued());
        outcome.superseded().forEach(gone -> log.add(taken(gone.commissionId(), CommissionReview.SUPERSEDED)));
        for (CommissionAccrued accrued : outcome.accrued()) {
            assertThat(commissions.put(accrued.commissionId(), accrued)).as("an id that was given before").isNull();
            statuses.put(accrued.commissionId(), CommissionStatus.ACCRUED);
        }
        outcome.superseded().forEach(gone -> statuses.put(gone.commissionId(), CommissionStatus.REVERSED));
        return outcome;
    }

    private CommissionReversed taken(String commissionId, String code) {
        CommissionAccrued accrued = Objects.requireNonNull(commissions.get(commissionId));
        return new CommissionReversed(
                "t", commissionId, accrued.partnerId(), accrued.amountMinor(), accrued.currency(), "accrued", code, "r", "admin", NOW);
    }

    DecisionContext context() {
        return new DecisionContext(
                this,
                id -> {
                    standingQuestions++;
                    return statuses.getOrDefault(id, CommissionStatus.ACCRUED);
                },
                () -> "id-" + nextId++,
                NOW);
    }

    int standingQuestions() {
        return standingQuestions;
    }

    @Override
    public CampaignPolicy campaign(String campaignId) {
        consulted.add(campaignId);
        if (!campaigns.containsKey(campaignId)) {
            campaign(campaignId, AttributionModel.LAST_CLICK, Rules.percent("20"));
        }
        return Objects.requireNonNull(campaigns.get(campaignId));
    }

    @Override
    public PartnerPolicy partner(String partnerId) {
        consulted.add(partnerId);
        if (!partners.containsKey(partnerId)) {
            partner(new PartnerRegistered("t", partnerId, "e", "h", "n", null, false, 0, "admin"));
        }
        return Objects.requireNonNull(partners.get(partnerId));
    }

    /** The status of every commission of a conversion for a partner is set by a reviewer. */
    void review(String conversionId, CommissionStatus status) {
        live().stream()
                .filter(accrued -> accrued.conversionId().equals(conversionId))
                .forEach(accrued -> {
                    statuses.put(accrued.commissionId(), status);
                    log.add(status == CommissionStatus.REVERSED ? taken(accrued.commissionId(), "reviewed") : approved(accrued));
                });
    }

    private static CommissionApproved approved(CommissionAccrued accrued) {
        return new CommissionApproved(
                "t", accrued.commissionId(), accrued.partnerId(), accrued.amountMinor(), accrued.currency(), null, "admin", NOW);
    }

    /** The commissions that were not reversed. */
    List<CommissionAccrued> live() {
        return commissions.values().stream()
                .filter(accrued -> statuses.get(accrued.commissionId()) != CommissionStatus.REVERSED)
                .toList();
    }

    /** What each partner holds for each conversion, in minor units. */
    Map<String, Long> balances() {
        Map<String, Long> balances = new TreeMap<>();
        live().forEach(accrued ->
                balances.merge(accrued.conversionId() + " " + accrued.partnerId(), accrued.amountMinor(), Long::sum));
        return balances;
    }
}
