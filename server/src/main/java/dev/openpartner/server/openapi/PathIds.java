package dev.openpartner.server.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Map;

/** Says what an identifier in a path names: whatever the segment before it lists. */
final class PathIds {

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("events", "The conversion's id, the `eventId` of its answer."),
            Map.entry("rejected", "The refused submission's id, the `rejectedId` of its answer."),
            Map.entry("clicks", "The click's id."),
            Map.entry("campaigns", "The campaign's id."),
            Map.entry("partners", "The partner's id."),
            Map.entry("commissions", "The commission's id."),
            Map.entry("admins", "The admin's id."),
            Map.entry("api-keys", "The key's id."),
            Map.entry("projections", "The projection's name, or `all`."),
            Map.entry("r", "The link's key."));

    private PathIds() {}

    static void describe(Operation operation, String path) {
        if (operation.getParameters() == null) {
            return;
        }
        String before = path.substring(0, Math.max(0, path.indexOf("/{")));
        String listed = before.substring(before.lastIndexOf('/') + 1);
        operation.getParameters().stream()
                .filter(parameter -> "path".equals(parameter.getIn()))
                .forEach(parameter -> parameter.setDescription(NAMED.get(listed)));
    }
}
