package dev.openpartner.server.console;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Texts that want to be more than text, put wherever somebody outside can put one. */
final class Hostile {

    /** Runs if it is taken for markup, and ends whatever it stands in. */
    static final String MARKUP = "</title></textarea></template>\"'><script>window.owned=1</script>"
            + "<img src=x onerror=window.owned=1><b>bold</b><!--";

    /** Is calculated if it is taken for a template of any kind; ten digits that no random id shows by chance, and that fit an int. */
    static final String TEMPLATE = "${31337*65521} [[${31337*65521}]] __${31337*65521}__ {{31337*65521}} <%= 31337*65521 %>"
            + " @{/x} ~{layout}";

    /** Turns what follows around, and never turns it back. */
    static final String RIGHT_TO_LEFT = "شركة \u202Etxt.exe \u2067";

    /** Several code points to the character, and some that are none to the eye. */
    static final String COMPOSED = "👩‍👩‍👧‍👦🇩🇪 Z\u0351\u034B\u0320\u0353a\u0328\u0316 \u200B\u200D\u2060\uFEFF";

    /** Nothing that an eye could see. */
    static final String INVISIBLE = "\u200B\u200D\u2060\uFEFF";

    static final int LONGEST_NAME = 200;
    static final String LONG = "🦄".repeat(5_000) + "W".repeat(5_000);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int port;
    private final Client admin;
    private final Callers callers;
    private final String text;

    private Hostile(int port, String text) {
        this.port = port;
        this.callers = Callers.at(port);
        this.admin = callers.admin();
        this.text = text;
    }

    /** Everything above in one text, of at most so many characters. */
    static String mixed(int length) {
        return longest(RIGHT_TO_LEFT + COMPOSED + MARKUP + TEMPLATE, length);
    }

    /** A text, repeated to fill what there is. */
    static String longest(String text, int length) {
        String repeated = text.repeat(length / text.length() + 1);
        return repeated.codePoints().limit(length).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString().strip();
    }

    /** One of everything, called by that text as often as it fits. */
    static Exhibits plant(int port, String text) {
        return new Hostile(port, text).plant();
    }

    private Exhibits plant() {
        String type = longest(text, 128);
        String user = longest(Program.unique("u") + text, 320);
        String campaign = post("/api/campaigns", Map.of(
                "name", longest(text, LONGEST_NAME), "destinationUrl", "https://shop.example/" + "w".repeat(1_900),
                "commissionRule", Map.of("type", "percent", "value", 20, "eventType", type)), 201).text("/id");
        String partner = partner();
        String linkKey = longest(Program.unique("link") + "k".repeat(64), 64);
        post("/api/partners/" + partner + "/links", Map.of("linkKey", linkKey, "campaignId", campaign), 201);
        admin.put("/api/partners/" + partner + "/terms", json(Map.of(
                "commissionRule", Map.of("type", "fixed", "value", 7, "eventType", type)))).expect(200);
        String click = click(linkKey);
        post("/api/attribution/identify", Map.of("cref", click, "userId", user), 200);
        Answer won = post(Conversions.EVENTS, conversion(user, type), 200);
        Answer reversed = post(Conversions.EVENTS, conversion(user, type), 200);
        String reversal = "/api/commissions/" + reversed.text("/attribution/touches/0/commissionId") + "/reverse";
        post(reversal, Map.of("reason", longest(text, 1_000)), 200);
        String suspect = click(linkKey);
        post("/api/clicks/" + suspect + "/flag", Map.of("reason", longest(text, 1_000)), 200);
        Answer key = post("/api/api-keys", Map.of(
                "label", longest(text, 100), "source", longest(text, 64), "scopes", List.of("events:write")), 201);
        Answer waiting = post(Conversions.EVENTS, conversion(Program.unique("w") + user.substring(20), type), 200);
        Client crm = callers.nobody().withKey(key.text("/plaintext"));
        crm.post(Conversions.EVENTS, json(conversion(user, type))).expect(200);
        String rejected = crm.post(Conversions.EVENTS, json(Map.of("userId", List.of(text), text, LONG, "value", text)))
                .expect(400).text("/rejectedId");
        Answer last = revokedPeople();
        admin.notBefore(last).get("/api/unattributed").expect(200);
        admin.notBefore(last).get("/api/review-queue").expect(200);
        return new Exhibits(
                partner,
                campaign,
                suspect,
                won.text("/eventId"),
                reversed.text("/attribution/touches/0/commissionId"),
                waiting.text("/eventId"),
                rejected,
                key.text("/id"),
                Exhibits.runOf(port, longest(text, 500)));
    }

    private String partner() {
        return post("/api/partners", Map.of(
                "email", Program.unique("p") + "\u202E" + "p".repeat(250) + "@agency.example",
                "name", longest(text, LONGEST_NAME),
                "metadata", Map.of("note", text)), 201).text("/id");
    }

    private String click(String linkKey) {
        String id = Program.unique("click-elsewhere");
        post("/api/clicks", Map.of(
                "id", id,
                "linkKey", linkKey,
                "landingUrl", "https://shop.example/",
                "ts", Instant.now().toString(),
                "ipHash", longest(text, 128),
                "userAgent", longest(text, 2_048),
                "utmSource", longest(text, 255),
                "utmCampaign", longest(text, 255)), 201);
        return id;
    }

    private Map<String, Object> conversion(String user, String type) {
        return Map.of(
                "userId", user,
                "type", type,
                "value", 100,
                "metadata", Map.of(longest(text, 500), text, "dealId", text, "long", LONG, "name", longest(text, 1_000)));
    }

    /** A partner and an admin who had to go, and why. */
    private Answer revokedPeople() {
        Map<String, Object> why = Map.of("reason", longest(text, 1_000));
        post("/api/partners/" + partner() + "/revoke", why, 200);
        Answer gone = post("/api/admins", Map.of(
                "email", Program.unique("a") + "@people.example", "name", longest(text, LONGEST_NAME), "sendInvite", false), 201);
        post("/api/admins", Map.of(
                "email", Program.unique("k") + "@people.example", "name", longest(text, LONGEST_NAME), "sendInvite", false), 201);
        return post("/api/admins/" + gone.text("/id") + "/revoke", why, 200);
    }

    private Answer post(String path, Map<String, Object> body, int status) {
        return admin.post(path, json(body)).expect(status);
    }

    static String json(Object value) {
        return JSON.writeValueAsString(value);
    }
}
