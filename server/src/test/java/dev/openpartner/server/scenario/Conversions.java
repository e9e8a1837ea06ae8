package dev.openpartner.server.scenario;

/** Bodies of conversions as integrations send them. */
final class Conversions {

    static final String EVENTS = "/api/attribution/events";

    private Conversions() {}

    static String won(String userId, String value) {
        return """
                {"userId": "%s", "type": "opportunity_won", "value": %s, "currency": "USD"}""".formatted(userId, value);
    }

    /** A won deal with further fields. */
    static String won(String userId, String value, String moreFields) {
        return """
                {"userId": "%s", "type": "opportunity_won", "value": %s, "currency": "USD", %s}"""
                .formatted(userId, value, moreFields);
    }
}
