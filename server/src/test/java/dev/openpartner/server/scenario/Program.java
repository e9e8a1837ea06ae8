package dev.openpartner.server.scenario;

import java.util.UUID;

/**
 * A partner program of one campaign, one partner and one link, set up over HTTP. Names are unique, so that scenarios share a
 * server without meeting each other.
 *
 * @param link path of the click router
 */
public record Program(Client admin, Client visitor, String campaignId, String partnerId, String link) {

    public static final String TWENTY_PERCENT = """
            "commissionRule": {"type": "percent", "value": 20}""";

    /** A last-click campaign that pays 20 %. */
    public static Program paying20Percent(Client admin, Client visitor) {
        return with(admin, visitor, TWENTY_PERCENT);
    }

    /** A campaign with those further fields. */
    public static Program with(Client admin, Client visitor, String campaignFields) {
        String campaign = admin.post("/api/campaigns", """
                {"name": "Launch", "destinationUrl": "https://shop.example/pricing", %s}""".formatted(campaignFields))
                .expect(201).text("/id");
        return inCampaign(admin, visitor, campaign);
    }

    /** Another partner, with a link of its own, in the same campaign. */
    public Program anotherPartner() {
        return inCampaign(admin, visitor, campaignId);
    }

    private static Program inCampaign(Client admin, Client visitor, String campaignId) {
        String partner = admin.post("/api/partners", """
                {"email": "%s@agency.example", "name": "Agency"}""".formatted(unique("partner"))).expect(201).text("/id");
        String linkKey = unique("link");
        admin.post("/api/partners/" + partner + "/links", """
                {"linkKey": "%s", "campaignId": "%s"}""".formatted(linkKey, campaignId)).expect(201);
        return new Program(admin, visitor, campaignId, partner, "/r/" + linkKey);
    }

    /** A visitor follows the link; the token that the landing page gets. */
    public String click() {
        String landing = visitor.get(link).expect(302).header("Location").orElseThrow();
        String afterName = landing.substring(landing.indexOf("cref=") + "cref=".length());
        int end = afterName.indexOf('&');
        return end < 0 ? afterName : afterName.substring(0, end);
    }

    /** A visitor follows the link and signs up under that name. */
    public String clickBy(String userId) {
        String cref = click();
        identify(cref, userId).expect(200);
        return cref;
    }

    public Answer identify(String cref, String userId) {
        return visitor.post("/api/attribution/identify", """
                {"cref": "%s", "userId": "%s"}""".formatted(cref, userId));
    }

    /** A name that no other scenario uses. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    public static String uniqueBuyer() {
        return unique("buyer") + "@customer.example";
    }
}
