package dev.openpartner.console.review;

import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.console.savedfilter.SavedFilters;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Page;
import dev.openpartner.kernel.query.PageRequest;
import dev.openpartner.kernel.query.campaign.FindCampaigns;
import dev.openpartner.kernel.query.commission.CommissionFilter;
import dev.openpartner.kernel.query.commission.FindReviewQueue;
import dev.openpartner.kernel.query.commission.FindReviewQueue.Sort;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The commissions that wait for a decision. */
@ConsolePage
final class ReviewPage {

    private static final List<String> RISKS =
            List.of("flagged_clicks", "self_referral", "fast_conversion", "high_value", "settled_late", "late_evidence");

    private static final int LATEST_RUNS = 5;

    private final ReadSide readSide;
    private final BulkReviews bulk;
    private final SavedFilters saved;
    private final Clock clock;

    ReviewPage(ReadSide readSide, BulkReviews bulk, SavedFilters saved, Clock clock) {
        this.readSide = readSide;
        this.bulk = bulk;
        this.saved = saved;
        this.clock = clock;
    }

    @GetMapping("/review")
    String show(Caller caller, HttpServletRequest request, Model model) {
        Here here = Here.of(request);
        FindReviewQueue query = new FindReviewQueue(
                caller.tenant(), filter(here), here.text("risk"), sort(here), clock.instant(), here.page());
        model.addAttribute("queue", readSide.ask(query));
        model.addAttribute("saved", saved.of(caller, "/review"));
        model.addAttribute("runs", bulk.latest(caller, LATEST_RUNS));
        model.addAttribute("risks", RISKS);
        model.addAttribute("sorts", sorts());
        model.addAttribute("campaigns", readSide.ask(new FindCampaigns(
                caller.tenant(), null, clock.instant(), new PageRequest(Page.MAX_LIMIT, null))).data());
        return "review";
    }

    private static Sort sort(Here here) {
        return Arrays.stream(Sort.values())
                .filter(sort -> sort.text().equals(here.get("sort")))
                .findFirst()
                .orElse(Sort.OLDEST_FIRST);
    }

    private static Map<String, String> sorts() {
        Map<String, String> sorts = new LinkedHashMap<>();
        sorts.put(Sort.OLDEST_FIRST.text(), "oldest first");
        sorts.put(Sort.NEWEST_FIRST.text(), "newest first");
        sorts.put(Sort.LARGEST_FIRST.text(), "largest first");
        sorts.put(Sort.SMALLEST_FIRST.text(), "smallest first");
        sorts.put(Sort.MATURE_FIRST.text(), "mature first");
        return sorts;
    }

    private static CommissionFilter filter(Here here) {
        return new CommissionFilter(
                here.text("partnerId"),
                here.text("campaignId"),
                null,
                List.of(),
                here.currency("currency"),
                here.amount("minAmount"),
                here.time("since"),
                null);
    }
}
