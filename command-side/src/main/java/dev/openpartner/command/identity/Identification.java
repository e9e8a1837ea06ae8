package dev.openpartner.command.identity;

import dev.openpartner.command.http.Faults;
import dev.openpartner.command.http.ForgivingFields;
import dev.openpartner.command.http.StrictJson;
import dev.openpartner.kernel.customer.UserIds;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a client says: this click was that user's.
 *
 * @param at when the user was recognized, where the client says so
 */
record Identification(String clickId, String userId, @Nullable Instant at) {

    static final int MAX_CLICK_ID_LENGTH = 100;
    private static final Set<String> FIELDS = Set.of("cref", "userId", "ts");

    /**
     * Reads it; the time may be epoch milliseconds, which is what the public client sends.
     *
     * @throws dev.openpartner.kernel.api.InvalidRequest with every fault
     */
    static Identification read(byte @Nullable [] body) {
        JsonNode object = StrictJson.parse(body);
        Faults faults = new Faults();
        if (!object.isObject()) {
            faults.add("", "wrong_type", "Send a JSON object with cref and userId.");
            faults.throwIfAny();
        }
        ForgivingFields fields = new ForgivingFields(object, faults);
        String clickId = fields.requiredText("cref", MAX_CLICK_ID_LENGTH);
        String userId = fields.requiredId("userId", UserIds.MAX_LENGTH);
        Instant at = fields.moment("ts");
        for (String name : object.propertyNames()) {
            if (!FIELDS.contains(name)) {
                faults.add(Faults.step(name), "unknown_field", "There is no such field here. Send cref, userId and ts only.");
            }
        }
        faults.throwIfAny();
        return new Identification(clickId, userId, at);
    }

    /** A browser's clock may run ahead; nobody was recognized in the future. */
    long atMs(long nowMs) {
        return at == null ? nowMs : Math.min(at.toEpochMilli(), nowMs);
    }

    /** Names no person, so that it may stand in a log. */
    @Override
    public String toString() {
        return "Identification[" + clickId + "]";
    }
}
