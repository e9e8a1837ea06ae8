package dev.openpartner.command.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.TestServer.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Sets partners, campaigns, links and clicks up on a {@link TestServer}, through its own routes. */
public final class Program {

    private final TestServer server;

    /** For this server. */
    public Program(TestServer server) {
        this.server = server;
    }

    /** A partner; answers its id. */
    public String partner() {
        String email = "partner-" + UUID.randomUUID() + "@example.com";
        return id(server.post(TestServer.ADMIN, "/api/partners", "{\"email\":\"" + email + "\",\"name\":\"Partner\"}"));
    }

    /** A campaign that pays 20 percent, with more settings as JSON members; answers its id. */
    public String campaign(String more) {
        return id(server.post(
                TestServer.ADMIN,
                "/api/campaigns",
                """
                {"name": "Campaign", "destinationUrl": "https://example.com",
                 "commissionRule": {"type": "percent", "value": 20} %s}
                """
                        .formatted(more)));
    }

    /** A link of a partner for a campaign; answers its key. */
    public String link(String partnerId, String campaignId) {
        String key = "l-" + UUID.randomUUID();
        Reply reply = server.post(
                TestServer.ADMIN,
                "/api/partners/" + partnerId + "/links",
                "{\"linkKey\":\"" + key + "\",\"campaignId\":\"" + campaignId + "\"}");
        assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
        return key;
    }

    /** A click on a link at a time; answers its id. */
    public String click(String linkKey, Instant at) {
        String id = "click-" + UUID.randomUUID().toString().substring(0, 30);
        Reply reply = server.post(
                TestServer.ADMIN,
                "/api/clicks",
                """
                {"id": "%s", "linkKey": "%s", "landingUrl": "https://example.com/", "ts": "%s"}
                """
                        .formatted(id, linkKey, at));
        assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
        return id;
    }

    /** A click of yesterday by a new partner on a new 20 percent campaign. */
    public String freshClick() {
        return click(link(partner(), campaign("")), Instant.now().minus(Duration.ofDays(1)));
    }

    /** Says whose the click was. */
    public Reply identify(String clickId, String userId) {
        return server.post(
                TestServer.NOBODY,
                "/api/attribution/identify",
                "{\"cref\":\"" + clickId + "\",\"userId\":\"" + userId + "\"}");
    }

    private static String id(Reply reply) {
        assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
        return reply.json().get("id").stringValue();
    }
}
