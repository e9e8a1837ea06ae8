package dev.openpartner.console.overview;

import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.FindCommissions;
import dev.openpartner.kernel.query.conversion.ConversionFilter;
import dev.openpartner.kernel.query.conversion.ConversionView;
import dev.openpartner.kernel.query.conversion.FindConversions;
import dev.openpartner.kernel.query.dashboard.FindOverview;
import dev.openpartner.kernel.query.partner.FindPartners;
import dev.openpartner.kernel.query.partner.PartnerView;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The way from an empty program to its first reviewed commission, and how far this one has come. */
public final class FirstSteps {

    private static final PageRequest ONE = new PageRequest(1, null);
    private static final List<String> REVIEWED = List.of("approved", "paid", "reversed");

    private final ReadSide readSide;
    private final String tenant;
    private final List<Step> steps = new ArrayList<>();

    private FirstSteps(ReadSide readSide, String tenant) {
        this.readSide = readSide;
        this.tenant = tenant;
    }

    /**
     * One step.
     *
     * @param href the page on which it is done
     * @param words what it is for, as the rest of a sentence that begins with the title
     * @param next it is the first that is not done
     */
    public record Step(String href, String title, String words, boolean done, boolean next) {}

    /** The steps; none once a commission was reviewed, which one row tells. */
    static List<Step> of(ReadSide readSide, String tenant, Instant now) {
        FirstSteps way = new FirstSteps(readSide, tenant);
        return REVIEWED.stream().map(List::of).anyMatch(way::anyCommission) ? List.of() : way.look(now);
    }

    private List<Step> look(Instant now) {
        Optional<PartnerView> partner = first(readSide.ask(new FindPartners(tenant, null, null, ONE)).data());
        Optional<ConversionView> conversion = first(conversions(null));
        Optional<ConversionView> waiting = first(conversions("no_identity"));
        boolean clicked = readSide.ask(new FindOverview(tenant, LocalDate.EPOCH, null)).totals().clicks() > 0;
        add("/campaigns#new", "Make a campaign", "where links lead, and what a conversion pays.",
                !readSide.ask(new FindCampaigns(tenant, null, now, ONE)).data().isEmpty());
        add("/partners#new", "Register a partner", "who shares links, and earns by them.", partner.isPresent());
        add(partner.map(one -> "/partners/" + one.id() + "#links").orElse("/partners"), "Give them a link, and follow it",
                "the address of your site then ends in cref=..., which names the click.", clicked);
        add("/integrations", "Connect your CRM", "mint a key, and send the test conversion that is shown with it.",
                conversion.isPresent());
        add(waiting.map(one -> "/conversions/" + one.eventId() + "#fix").orElse("/unattributed"), "Identify the user",
                "say whose click it was, and the conversion that waits is attributed.", anyCommission(List.of()));
        add("/review", "Review the commission", "approve it, or reverse it with a reason.", false);
        return steps;
    }

    private void add(String href, String title, String words, boolean done) {
        boolean next = !done && steps.stream().noneMatch(Step::next);
        steps.add(new Step(href, title, words, done, next));
    }

    private boolean anyCommission(List<String> statuses) {
        CommissionFilter filter = new CommissionFilter(null, null, null, statuses, null, null, null, null);
        return !readSide.ask(new FindCommissions(tenant, filter, ONE)).data().isEmpty();
    }

    private List<ConversionView> conversions(@Nullable String status) {
        ConversionFilter filter = new ConversionFilter(null, null, status, null, null, null, null, null);
        return readSide.ask(new FindConversions(tenant, filter, ONE)).data();
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }
}
