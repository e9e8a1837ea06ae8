package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;

import dev.openpartner.server.security.Route;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A request for every route of the server that is right in itself: it names what exists, and its body has no fault. */
final class EveryRoute {

    private final Program program;
    private final Map<String, String> idsByPrefix;
    private final String clickId;
    private final String commissionId;
    private final String buyer;

    private EveryRoute(Program program, String clickId, String buyer, Map<String, String> idsByPrefix) {
        this.program = program;
        this.clickId = clickId;
        this.buyer = buyer;
        this.idsByPrefix = idsByPrefix;
        this.commissionId = idsByPrefix.getOrDefault("/api/commissions/", "");
    }

    /** Makes one of everything that a route names. */
    static EveryRoute of(Callers callers, Program program) {
        Client admin = callers.admin();
        String buyer = Program.uniqueBuyer();
        String clickId = program.clickBy(buyer);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Map<String, String> ids = Map.of(
                "/api/admins/", admin.post("/api/admins", newPartner()).expect(201).text("/id"),
                EVENTS + "/", conversion.text("/eventId"),
                "/api/attribution/rejected/", admin.post(EVENTS, "{}").expect(400).text("/rejectedId"),
                "/api/clicks/", clickId,
                "/api/campaigns/", program.campaignId(),
                "/api/partners/", program.partnerId(),
                "/api/commissions/", conversion.text("/attribution/touches/0/commissionId"),
                "/api/api-keys/", callers.mint("every", "events:write").text("/id"));
        return new EveryRoute(program, clickId, buyer, ids);
    }

    Answer call(Client caller, Route route) {
        String pattern = route.path().getPatternString();
        String id = idsByPrefix.entrySet().stream()
                .filter(entry -> pattern.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
        String path = pattern.replace("/r/{linkKey}", program.link()).replace("{id}", id).replace("{name}", "all");
        String method = route.method().name();
        String body = body(method + " " + pattern);
        return body.isEmpty()
                ? caller.call(method, path)
                : caller.call(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private String body(String route) {
        return switch (route) {
            case "POST /api/attribution/events" -> Conversions.won(buyer, "10");
            case "POST /api/attribution/events/batch" -> "[%s]".formatted(Conversions.won(buyer, "10"));
            case "POST /api/attribution/rejected/{id}/resubmit" -> "{\"body\": %s}".formatted(Conversions.won(buyer, "10"));
            case "POST /api/attribution/identify" -> "{\"cref\": \"%s\", \"userId\": \"%s\"}".formatted(clickId, buyer);
            case "POST /api/clicks" -> """
                    {"id": "%s", "linkKey": "%s", "landingUrl": "https://shop.example/", "ts": "%s"}"""
                    .formatted(Program.unique("click-elsewhere"), program.link().substring("/r/".length()), Instant.now());
            case "POST /api/campaigns" -> """
                    {"name": "Next", "destinationUrl": "https://shop.example/next", %s}""".formatted(Program.TWENTY_PERCENT);
            case "PATCH /api/campaigns/{id}" -> "{\"name\": \"Renamed\"}";
            case "POST /api/partners", "POST /api/admins" -> newPartner();
            case "PUT /api/partners/{id}/terms" -> "{%s}".formatted(Program.TWENTY_PERCENT);
            case "POST /api/partners/{id}/links" -> """
                    {"linkKey": "%s", "campaignId": "%s"}""".formatted(Program.unique("link"), program.campaignId());
            case "POST /api/commissions/{id}/reverse" -> "{\"reason\": \"refunded\"}";
            case "POST /api/commissions/bulk" -> "{\"action\": \"approve\", \"ids\": [\"%s\"]}".formatted(commissionId);
            case "POST /api/api-keys" -> "{\"label\": \"CRM\", \"scopes\": [\"events:write\"]}";
            case "POST /api/privacy/erasures" -> "{\"userId\": \"%s\"}".formatted(buyer);
            default -> "";
        };
    }

    static String newPartner() {
        return "{\"email\": \"%s@agency.example\", \"name\": \"Agency\"}".formatted(Program.unique("partner"));
    }
}
