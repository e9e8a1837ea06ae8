package dev.openpartner.console.page;

/** The commands that pages offer to copy, as a shell on any system takes them. */
public final class Curl {

    private Curl() {}

    /**
     * A command that posts JSON.
     *
     * @param key the key or the variable that holds it
     * @param json on one line or several; single quotes in it are written so that the shell keeps them
     */
    public static String post(String base, String path, String key, String json) {
        return "curl -sS \"" + base + path + "\" \\\n  -H \"Authorization: Bearer " + key
                + "\" \\\n  -H 'Content-Type: application/json' \\\n  -d '" + json.replace("'", "'\\''") + "'";
    }

    /** A conversion of that user. */
    public static String conversion(String base, String key, String userId) {
        return post(base, "/api/attribution/events", key, """
                {"userId": %s, "type": "opportunity_won", "value": 4500.00, "currency": "USD", "metadata": {"dealId": "test-1"}}"""
                .formatted(text(userId)));
    }

    /** What ties a click to a user. */
    public static String identify(String base, String clickId, String userId) {
        return post(base, "/api/attribution/identify", "$OPENPARTNER_KEY", "{\"cref\": %s, \"userId\": %s}"
                .formatted(text(clickId), text(userId)));
    }

    /** A JSON string, with everything escaped that would end it or the command, or show the command as another one. */
    private static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < ' ') {
                json.append("\\u%04x".formatted(c));
            } else {
                json.append((char) c);
            }
        });
        return Sight.escaped(json.append('"').toString());
    }
}
