package dev.openpartner.console.review;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Reviews many commissions: first what would happen, then, from that page alone, what does, and how far it is. */
@ConsolePage
final class BulkPage {

    private static final String ROUTE = "POST /api/commissions/bulk";
    private static final List<String> FILTERS = List.of("partnerId", "campaignId", "currency", "minAmount", "since", "until");

    /** As long as somebody waits for a page without wondering; a longer one tells how far it is. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Changes changes;
    private final BulkReviews reviews;

    BulkPage(Changes changes, BulkReviews reviews) {
        this.changes = changes;
        this.reviews = reviews;
    }

    @PostMapping("/review/plan")
    String plan(Caller caller, HttpServletRequest request, Model model) {
        Map<String, Object> body = body(request);
        body.put("dryRun", true);
        Map<String, Object> answer = changes.make(caller, ROUTE, List.of(), body);
        model.addAttribute("answer", answer);
        model.addAttribute("skipped", byCode(answer));
        model.addAttribute("action", body.get("action"));
        model.addAttribute("reason", body.getOrDefault("reason", ""));
        model.addAttribute("ids", body.getOrDefault("ids", List.of()));
        model.addAttribute("filter", body.getOrDefault("filter", Map.of()));
        model.addAttribute("byFilter", body.containsKey("filter"));
        return "bulkplan";
    }

    @PostMapping("/review/run")
    String run(Caller caller, HttpServletRequest request) {
        return "redirect:/review/runs/" + reviews.start(caller, body(request), LONGEST_WAIT);
    }

    @GetMapping("/review/runs/{id}")
    String show(Caller caller, @PathVariable String id, Model model) {
        model.addAttribute("run", reviews.find(caller, id)
                .orElseThrow(() -> Refused.notFound("bulk_review_not_found", "There is no bulk review of this id, or no longer.")));
        return "bulkrun";
    }

    private static Map<String, Object> body(HttpServletRequest request) {
        Map<String, Object> body = new HashMap<>();
        body.put("action", text(request, "action"));
        if (!text(request, "reason").isEmpty()) {
            body.put("reason", text(request, "reason"));
        }
        if (request.getParameter("all") == null) {
            String[] ids = request.getParameterValues("ids");
            body.put("ids", ids == null ? List.of() : List.of(ids));
        } else {
            Map<String, Object> filter = new LinkedHashMap<>();
            FILTERS.stream().filter(name -> !text(request, name).isEmpty()).forEach(name -> filter.put(name, value(request, name)));
            body.put("filter", filter);
        }
        return body;
    }

    /** Days begin at midnight UTC; everything else is said as it is, and refused by who reads it. */
    private static String value(HttpServletRequest request, String name) {
        String value = text(request, name);
        boolean day = (name.equals("since") || name.equals("until")) && value.matches("\\d{4}-\\d{2}-\\d{2}");
        return day ? value + "T00:00:00Z" : value;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    /** How many were skipped for each reason. */
    private static Map<String, Long> byCode(Map<String, Object> answer) {
        Map<String, Long> counts = new TreeMap<>();
        if (answer.get("skipped") instanceof List<?> skipped) {
            skipped.forEach(one -> counts.merge(one instanceof Map<?, ?> map ? String.valueOf(map.get("code")) : "", 1L, Long::sum));
        }
        return counts;
    }
}
