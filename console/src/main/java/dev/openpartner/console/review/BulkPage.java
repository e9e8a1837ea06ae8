package dev.openpartner.console.review;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.kernel.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;

/** Reviews many commissions: first what would happen, then, from that page alone, what does. */
@ConsolePage
final class BulkPage {

    private static final String ROUTE = "POST /api/commissions/bulk";
    private static final List<String> FILTERS = List.of("partnerId", "campaignId", "currency", "minAmount", "since", "until");

    private final Changes changes;

    BulkPage(Changes changes) {
        this.changes = changes;
    }

    @PostMapping("/review/plan")
    String plan(Caller caller, HttpServletRequest request, Model model) {
        return review(caller, request, true, model);
    }

    @PostMapping("/review/run")
    String run(Caller caller, HttpServletRequest request, Model model) {
        return review(caller, request, false, model);
    }

    private String review(Caller caller, HttpServletRequest request, boolean dryRun, Model model) {
        Map<String, Object> body = body(request);
        body.put("dryRun", dryRun);
        Map<String, Object> answer = changes.make(caller, ROUTE, List.of(), body);
        model.addAttribute("plan", dryRun);
        model.addAttribute("answer", answer);
        model.addAttribute("skipped", byCode(answer));
        model.addAttribute("action", body.get("action"));
        model.addAttribute("reason", body.getOrDefault("reason", ""));
        model.addAttribute("ids", body.getOrDefault("ids", List.of()));
        model.addAttribute("filter", body.getOrDefault("filter", Map.of()));
        model.addAttribute("byFilter", body.containsKey("filter"));
        return "bulk";
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
        return day ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC).toString() : value;
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
