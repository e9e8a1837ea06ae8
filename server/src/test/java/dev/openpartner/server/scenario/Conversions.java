package dev.openpartner.server.scenario;

/** Bodies of conversions as integrations send them. */
public final class Conversions {

    public static final String EVENTS = "/api/attribution/events";

    private Conversions() {}

    public static String won(String userId, String value) {
        return """
                {"userId": "%s", "type": "opportunity_won", "value": %s, "currency": "USD"}""".formatted(userId, value);
    }

    /** A won deal with further fields. */
    public static String won(String userId, String value, String moreFields) {
        return """
                {"userId": "%s", "type": "opportunity_won", "value": %s, "currency": "USD", %s}"""
                .formatted(userId, value, moreFields);
    }
}
