package dev.openpartner.console.rejected;

import dev.openpartner.console.page.Changes;
import dev.openpartner.console.page.ConsolePage;
import dev.openpartner.console.page.Done;
import dev.openpartner.console.page.Form;
import dev.openpartner.console.page.Here;
import dev.openpartner.console.page.Json;
import dev.openpartner.console.page.Refusals;
import dev.openpartner.console.port.Api;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.Fault;
import dev.openpartner.kernel.api.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import tools.jackson.core.JacksonException;

/** Submissions that were refused, with every fault, and the form that corrects one and submits it again. */
@ConsolePage
final class RejectedPage {

    private final Api api;
    private final Changes changes;
    private final Refusals refusals;
    private final Json json;

    RejectedPage(Api api, Changes changes, Refusals refusals, Json json) {
        this.api = api;
        this.changes = changes;
        this.refusals = refusals;
        this.json = json;
    }

    @GetMapping("/rejected")
    String list(Caller caller, HttpServletRequest request, Model model) {
        Map<String, String> query = new HashMap<>(Map.of("limit", "50"));
        String cursor = Here.of(request).text("cursor");
        if (cursor != null) {
            query.put("cursor", cursor);
        }
        Map<String, Object> page = new HashMap<>(api.call(caller, "GET /api/attribution/rejected", List.of(), query).body());
        page.putIfAbsent("nextCursor", null);
        model.addAttribute("page", page);
        return "rejected";
    }

    @GetMapping("/rejected/{id}")
    String show(Caller caller, @PathVariable String id, Model model) {
        Map<String, Object> one = api.call(caller, "GET /api/attribution/rejected/{id}", List.of(id), Map.of()).body();
        model.addAttribute("one", one);
        model.addAttribute("text", json.prettyText(String.valueOf(one.getOrDefault("body", ""))));
        return "rejection";
    }

    @PostMapping("/rejected/{id}/resubmit")
    String resubmit(Caller caller, @PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
        Form form = Form.of(request);
        return refusals.orShowAgain(form, response, model, () -> {
            Map<String, Object> corrected = Map.of("body", corrected(form.text("body")));
            Map<String, Object> answer =
                    changes.make(caller, "POST /api/attribution/rejected/{id}/resubmit", List.of(id), corrected);
            return Done.at("/conversions/" + answer.get("eventId"), "resubmitted");
        }, () -> show(caller, id, model));
    }

    private Map<String, Object> corrected(String text) {
        try {
            return json.object(text);
        } catch (JacksonException malformed) {
            String message = "The text is no JSON object. Close every quote, bracket and brace.";
            throw InvalidRequest.body(List.of(new Fault("/body", "malformed_json", message)));
        }
    }
}
