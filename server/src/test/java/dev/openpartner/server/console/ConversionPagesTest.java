package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Conversions, those that wait, clicks, and what was refused, in a browser without scripts. */
@RunningServer
class ConversionPagesTest {

    private final int port;
    private final Reader reader;
    private final Client admin;

    ConversionPagesTest(@LocalServerPort int port) {
        this.port = port;
        this.reader = Reader.admin(port);
        this.admin = Callers.at(port).admin();
    }

    @Test
    void aConversionIsTakenApart() {
        Story story = Story.of200Dollars(port);

        Reader.Shown list = reader.open("/conversions?userId=" + story.buyer()).expect(200);
        Reader.Shown page = reader.open("/conversions/" + story.eventId()).expect(200);

        assertThat(list.html().select("#list tbody tr")).hasSize(1);
        assertThat(page.text())
                .contains("Every click considered", "100 %", "Won: it is in time", "40.00 USD", "customer.conversion-recorded");
        assertThat(page.html().select("#raw").text()).contains("deal of " + story.buyer());
    }

    @Test
    void aBarOfTheHistogramLeadsToItsOwnTimeDownToTheHour() {
        String type = Program.unique("won");
        send(type, "2026-03-02T10:15:00Z");
        send(type, "2026-03-02T10:45:00Z");
        Answer last = send(type, "2026-03-04T23:00:00Z");
        admin.notBefore(last).get("/api/attribution/events").expect(200);

        Reader.Shown month = reader.open("/conversions?type=" + type + "&since=2026-03-01&until=2026-03-31").expect(200);
        assertThat(month.html().select("#histogram h2").text()).isEqualTo("3 by their time, day by day");
        assertThat(month.html().select("#histogram svg a[href]")).hasSize(31);
        assertThat(month.html().select("#histogram tbody tr").get(1).text()).isEqualTo("2026-03-02 2");
        String bar = month.html().select("#histogram svg a").get(1).attr("href");
        assertThat(month.html().select("#histogram tbody a").get(1).attr("href")).isEqualTo(bar);
        assertThat(bar).contains("type=" + type, "since=2026-03-02", "until=2026-03-02");

        Reader.Shown day = reader.open(bar).expect(200);
        assertThat(day.html().select("#list tbody tr")).hasSize(2);
        assertThat(day.html().select("#histogram h2").text()).isEqualTo("2 by their time, hour by hour");

        Reader.Shown hour = reader.open(day.html().select("#histogram svg a").get(10).attr("href")).expect(200);
        assertThat(hour.html().select("#list tbody tr")).hasSize(2);
        assertThat(hour.html().selectFirst("input[name=since]").attr("value")).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(hour.html().selectFirst("input[name=since]").attr("type")).as("a field for days shows no moment").isEqualTo("text");
        assertThat(reader.open("/conversions?type=nothing-of-that").html().select("#histogram")).isEmpty();
    }

    private Answer send(String type, String at) {
        return admin.post(Conversions.EVENTS, """
                {"userId": "%s", "type": "%s", "value": 1, "ts": "%s"}""".formatted(Program.uniqueBuyer(), type, at)).expect(200);
    }

    @Test
    void anUnattributedConversionIsOneStepFromItsReasonAndFixAndIsSettledByIdentifying() {
        Program program = Program.paying20Percent(admin, Callers.at(port).nobody());
        String buyer = Program.uniqueBuyer();
        String clickId = program.click();
        Answer waiting = admin.post(Conversions.EVENTS, Conversions.won(buyer, "200")).expect(200);
        admin.notBefore(waiting).get("/api/unattributed?userId=" + buyer).expect(200);

        Reader.Shown list = reader.open("/unattributed?userId=" + buyer).expect(200);
        assertThat(list.text()).contains("no identity", "No click is known for this userId");
        Reader.Shown page = reader.open("/conversions/" + waiting.text("/eventId")).expect(200);
        assertThat(page.html().select("#fix").text()).contains("What to do", "call identify");
        assertThat(page.html().select("#identify").text()).contains("/api/attribution/identify", buyer);

        Reader.Shown settled = reader.submit(page.form("/identify"), Map.of("cref", clickId)).expect(200);

        assertThat(settled.text()).contains("Identified: what waited for this user has been decided", "40.00 USD");
        assertThat(settled.html().select("#fix")).isEmpty();
        assertThat(reader.open("/unattributed?userId=" + buyer).text()).contains("Nothing matches");
    }

    @Test
    void anUnknownClickIsRefusedInWords() {
        Answer waiting = admin.post(Conversions.EVENTS, Conversions.won(Program.uniqueBuyer(), "200")).expect(200);
        admin.notBefore(waiting).get("/api/unattributed").expect(200);
        Reader.Shown page = reader.open("/conversions/" + waiting.text("/eventId")).expect(200);

        Reader.Shown refused = reader.submit(page.form("/identify"), Map.of("cref", "nobody-clicked-this")).expect(404);

        assertThat(refused.text()).contains("click_not_found");
    }

    @Test
    void aClickIsFlaggedAndUnflaggedOnItsPage() {
        Story story = Story.of200Dollars(port);
        String page = "/clicks/" + story.clickId();

        Reader.Shown flagged = reader.submit(reader.open(page).form(page + "/flag"), Map.of("reason", "looks automated")).expect(200);
        assertThat(flagged.text()).contains("manual", "looks automated");
        assertThat(reader.open("/fraud?partnerId=" + story.program().partnerId()).text()).contains("looks automated");
        assertThat(reader.open("/conversions/" + story.eventId()).text()).contains("Lost: it carries a fraud flag");

        Reader.Shown genuine = reader.submit(flagged.form(page + "/unflag"), Map.of()).expect(200);
        assertThat(genuine.text()).contains("The flags are off");
    }

    @Test
    void aRefusedSubmissionIsCorrectedAndSubmittedAgain() {
        String id = admin
                .post(Conversions.EVENTS, "{\"userId\": \"late@customer.example\", \"value\": \"45,000\"}")
                .expect(400)
                .text("/rejectedId");
        Reader.Shown page = reader.open("/rejected/" + id).expect(200);
        assertThat(page.text()).contains("What is wrong with it", "/type");
        assertThat(reader.open("/rejected").expect(200).text()).contains("/value");

        Reader.Shown still = reader.submit(page.form("/rejected/" + id + "/resubmit"), Map.of("body", "{\"userId\"")).expect(400);
        assertThat(still.html().select("textarea").text()).isEqualTo("{\"userId\"");
        Reader.Shown recorded = reader.submit(page.form("/rejected/" + id + "/resubmit"), Map.of("body",
                Conversions.won("late@customer.example", "45000"))).expect(200);

        assertThat(recorded.text()).contains("Recorded", "45,000.00 USD");
    }

    @Test
    void theSearchBoxTakesAnything() {
        Story story = Story.of200Dollars(port);
        Map.of(
                        story.eventId(), "/conversions/" + story.eventId(),
                        story.commissionId(), "/commissions/" + story.commissionId(),
                        story.clickId(), "/clicks/" + story.clickId(),
                        story.program().partnerId(), "/partners/" + story.program().partnerId(),
                        story.program().campaignId(), "/campaigns/" + story.program().campaignId(),
                        story.program().link().substring("/r/".length()), "/partners/" + story.program().partnerId(),
                        story.buyer(), "/conversions/" + story.eventId(),
                        "deal+of+" + story.buyer(), "/conversions/" + story.eventId())
                .forEach((text, place) ->
                        assertThat(reader.look("/search?q=" + text).header("Location")).as(text).endsWith(place));

        assertThat(reader.open("/search?q=nothing-is-called-this").expect(200).text()).contains("Nothing goes by");
        assertThat(reader.open("/search?q=agency").expect(200).text()).contains("Agency", "name");
    }
}
