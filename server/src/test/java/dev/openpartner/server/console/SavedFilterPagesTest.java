package dev.openpartner.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Program;
import dev.openpartner.server.scenario.RunningServer;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Filters that an admin gave a name, in a browser without scripts. */
@RunningServer
class SavedFilterPagesTest {

    private static final String SAVE = "/saved-filters";
    private static final String REMOVE = "/saved-filters/remove";

    private final int port;

    SavedFilterPagesTest(@LocalServerPort int port) {
        this.port = port;
    }

    private Reader reader;

    @BeforeEach
    void asAnAdminWhoHasNone() {
        Answer key = Callers.at(port).admin().post("/api/api-keys", """
                {"label": "%s", "role": "admin"}""".formatted(Program.unique("saver"))).expect(201);
        reader = Reader.with(port, key.text("/plaintext"));
    }

    @Test
    void aFilterIsSavedFollowedAndRemoved() {
        Reader.Shown narrowed = reader.open("/review?currency=USD&minAmount=100&sort=-amount").expect(200);

        Reader.Shown saved = reader.submit(narrowed.form(SAVE), Map.of("name", "large dollars")).expect(200);

        assertThat(saved.text()).contains("Saved: its name above the list leads back to this view");
        Reader.Shown plain = reader.open("/review").expect(200);
        assertThat(plain.html().select(".saved form[action=%s]".formatted(SAVE))).as("nothing to save").isEmpty();
        String link = plain.html().selectFirst(".saved a").attr("href");
        assertThat(link).startsWith("/review?").contains("currency=USD", "minAmount=100", "sort=-amount").doesNotContain("done");
        assertThat(reader.open(link).expect(200).html().selectFirst("input[name=minAmount]").attr("value")).isEqualTo("100");
        assertThat(reader.open("/conversions").html().select(".saved a")).as("of another list").isEmpty();

        Reader.Shown removed = reader.submit(plain.form(REMOVE), Map.of()).expect(200);

        assertThat(removed.text()).contains("Removed: the filter is no longer in your list");
        assertThat(reader.open("/review").html().select(".saved a")).isEmpty();
    }

    @Test
    void theSameNameTakesThePlaceOfTheOneBefore() {
        String name = Program.unique("same");
        save("/conversions", name, "type=won").expect(200);
        save("/conversions", name, "type=lost").expect(200);

        assertThat(reader.open("/conversions").html().select(".saved a:contains(%s)".formatted(name)).eachAttr("href"))
                .containsExactly("/conversions?type=lost");
    }

    @Test
    void nobodyElseSeesOrRemovesIt() {
        save("/review", "mine", "currency=USD").expect(200);
        Reader rival = Reader.with(port, Callers.RIVAL_ADMIN_KEY);
        Reader colleague = Reader.with(port, Callers.ADMIN_KEY);

        assertThat(rival.open("/review").html().select(".saved a")).isEmpty();
        assertThat(colleague.open("/review").html().select(".saved a:contains(mine)")).isEmpty();
        rival.post(REMOVE, Map.of("page", "/review", "name", "mine")).expect(200);
        colleague.post(REMOVE, Map.of("page", "/review", "name", "mine")).expect(200);

        assertThat(reader.open("/review").html().select(".saved a").eachText()).containsExactly("mine");
    }

    @Test
    void everyLimitIsToldInWords() {
        assertThat(save("/review", " ", "currency=USD").expect(400).text()).contains("Give the filter a name");
        assertThat(save("/review", "x".repeat(61), "currency=USD").expect(400).text()).contains("longer than 60 characters");
        assertThat(save("/review", "🦄".repeat(60), "currency=USD").status()).isEqualTo(200);
        assertThat(save("/review", "empty", "").expect(400).text()).contains("Nothing narrows the list");
        assertThat(save("/review", "long", "currency=" + "U".repeat(2_100)).expect(400).text()).contains("longer than 2,000 characters");
        assertThat(save("/conversions", "jane", "type=won&userId=jane%40acme.example").expect(400).text()).contains("it names a person");
        assertThat(save("/partners", "other", "status=active").expect(400).text()).contains("review queue and for conversions alone");
        assertThat(save("https://evil.example", "out", "a=b").status()).isEqualTo(400);
        assertThat(save("/review", "out", "a=b\r\nSet-Cookie: x").status()).isEqualTo(400);
    }

    @Test
    void aNameThatNoFilterCanHaveRemovesNothing() {
        reader.post(REMOVE, Map.of("page", "/review", "name", "a\u0000b")).expect(400);
        assertThat(save("/review", "a\u0000b", "currency=USD").status()).isEqualTo(400);
    }

    @Test
    void theTwentyFirstIsRefusedAndOneOfTheTwentyCanStillBeChanged() {
        for (int i = 0; i < 20; i++) {
            save("/conversions", "filter " + i, "type=t" + i).expect(200);
        }

        assertThat(save("/conversions", "one more", "type=more").expect(409).text()).contains("You have 20 saved filters for this list");
        save("/conversions", "filter 7", "type=other").expect(200);

        assertThat(reader.open("/conversions").html().select(".saved a")).hasSize(20);
        assertThat(reader.open("/review").html().select(".saved a")).as("another list has its own").isEmpty();
    }

    @Test
    void aFilterForOneUserIsNotOfferedToBeKept() {
        assertThat(reader.open("/conversions?userId=jane%40acme.example").expect(200).html().select("form[action=%s]".formatted(SAVE)))
                .isEmpty();
    }

    private Reader.Shown save(String page, String name, String query) {
        return reader.post(SAVE, new HashMap<>(Map.of("page", page, "name", name, "query", query)));
    }
}
