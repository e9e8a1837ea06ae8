package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a partner sees: all of their own, and nothing of a customer or another partner. */
@RunningServer
class PortalPagesTest {

    private final int port;

    PortalPagesTest(@LocalServerPort int port) {
        this.port = port;
    }

    private Reader partner(Story story) {
        String path = "/api/partners/" + story.program().partnerId() + "/api-keys";
        return Reader.with(port, story.admin().post(path, "{}").expect(201).text("/plaintext"));
    }

    @Test
    void aPartnerIsLedToTheirOwnPagesWithEachAmountExplained() {
        Story story = Story.of200Dollars(port);
        Reader reader = partner(story);

        assertThat(reader.look("/").header("Location")).endsWith("/portal");
        assertThat(reader.open("/portal").expect(200).text()).contains("Welcome, Agency", "40.00 USD");
        Reader.Shown commission = reader.open("/portal/commissions/" + story.commissionId()).expect(200);
        assertThat(commission.text())
                .contains("Somebody followed your link", "Won: it is in time", "20 % of 200.00 USD is 40.00 USD")
                .doesNotContain(story.buyer());
        assertThat(reader.open("/portal/ledger").expect(200).text()).contains("Pending, USD 40.00 USD");
        assertThat(reader.open("/portal/ledger.csv").expect(200).text()).contains(",40.00,USD,");
    }

    @Test
    void theLedgerBeginsWithTheLatestEntryAndItsFileWithTheFirst() {
        Story story = Story.of200Dollars(port);
        Reader reader = partner(story);
        story.admin().notBefore(story.admin().post("/api/commissions/" + story.commissionId() + "/approve", "{}").expect(200))
                .get("/api/partners/" + story.program().partnerId() + "/ledger").expect(200);

        Reader.Shown ledger = reader.open("/portal/ledger").expect(200);

        assertThat(ledger.html().select("tr[data-row] .tag").eachText()).containsExactly("approved", "accrued");
        long latest = Long.parseLong(ledger.html().select("tr[data-row]").getFirst().attr("data-row"));
        assertThat(reader.open("/portal/ledger?asOf=" + (latest - 1)).html().select("tr[data-row] .tag").eachText())
                .containsExactly("accrued");
        assertThat(reader.open("/portal/ledger.csv").expect(200).text()).containsSubsequence("accrued", "approved");
    }

    @Test
    void aPartnerSeesNothingOfOthersAndNoPageOfAdmins() {
        Story mine = Story.of200Dollars(port);
        Story theirs = Story.of200Dollars(port);
        Reader reader = partner(mine);

        assertThat(reader.open("/portal/commissions/" + theirs.commissionId()).status()).isEqualTo(404);
        assertThat(List.of("/review", "/conversions", "/partners/" + mine.program().partnerId(), "/search?q=x", "/system"))
                .allSatisfy(path -> assertThat(reader.open(path).status()).as(path).isEqualTo(403));
        assertThat(reader.open("/portal").html().select("nav a").eachText()).containsExactly("Overview", "Links", "Ledger");
    }

    @Test
    void aPartnerMakesALinkOfTheirOwn() {
        Story story = Story.of200Dollars(port);
        Reader reader = partner(story);
        String key = Program.unique("own");
        Reader.Shown links = reader.open("/portal/links").expect(200);

        Reader.Shown made = reader.submit(links.form("/portal/links"), Map.of(
                "linkKey", key, "campaignId", story.program().campaignId())).expect(200);
        Reader.Shown taken = reader.submit(links.form("/portal/links"), Map.of(
                "linkKey", key, "campaignId", story.program().campaignId())).expect(409);

        assertThat(made.text()).contains("/r/" + key, "The link is there");
        assertThat(taken.html().select("input[name=linkKey]").attr("value")).isEqualTo(key);
    }

    @Test
    void aPartnerReadsWhatEachCampaignPaysThem() {
        Story story = Story.of200Dollars(port);
        Reader reader = partner(story);
        assertThat(reader.open("/portal/links").html().select("#rules").text())
                .contains("What you earn now", "The campaign's rules hold", "20 % of the value");

        story.admin().notBefore(story.admin()
                        .put("/api/partners/" + story.program().partnerId() + "/terms", "{%s}".formatted(
                                Program.TWENTY_PERCENT.replace("20", "35")))
                        .expect(200))
                .get("/api/partners").expect(200);

        assertThat(reader.open("/portal/links").html().select("#rules").text())
                .contains("Your own rules for every campaign hold", "35 % of the value");
    }
}
