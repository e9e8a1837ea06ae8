package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class LedgerTest {

    private final Client admin;
    private final Program program;
    private final String buyer = Program.uniqueBuyer();

    LedgerTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        admin = callers.admin();
        program = Program.paying20Percent(admin, callers.nobody());
        program.clickBy(buyer);
    }

    @Test
    void theBalanceAsOfAPositionIsWhatItWasThen() {
        Answer first = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer second = admin.post(EVENTS, Conversions.won(buyer, "100")).expect(200);
        Answer approved = admin.post("/api/commissions/" + first.text("/attribution/touches/0/commissionId") + "/approve")
                .expect(200);

        Answer then = ledger(approved, "?asOf=" + first.position());
        Answer later = ledger(approved, "?asOf=" + second.position());
        Answer now = ledger(approved, "");

        assertThat(then.text("/balances/0/pending")).isEqualTo("40.00");
        assertThat(then.data()).hasSize(1);
        assertThat(later.text("/balances/0/pending")).isEqualTo("60.00");
        assertThat(now.text("/balances/0/pending")).isEqualTo("20.00");
        assertThat(now.text("/balances/0/payable")).isEqualTo("40.00");
    }

    @Test
    void theBalanceAsOfAMomentBeforeAnythingHappenedIsNothing() {
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);

        Answer then = ledger(conversion, "?asOf=2020-01-01T00:00:00Z");

        assertThat(then.data()).isEmpty();
        assertThat(then.text()).doesNotContain("40.00");
    }

    @Test
    void eachCurrencyHasItsOwnBalanceInItsOwnDecimals() {
        admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        admin.post(EVENTS, """
                {"userId": "%s", "type": "won", "value": 1000, "currency": "JPY"}""".formatted(buyer)).expect(200);
        Answer last = admin.post(EVENTS, """
                {"userId": "%s", "type": "won", "value": "10.005", "currency": "bhd"}""".formatted(buyer)).expect(200);

        Answer ledger = ledger(last, "");

        assertThat(ledger.json().path("balances").values()).extracting(
                balance -> balance.path("currency").asString() + " " + balance.path("pending").asString())
                .containsExactlyInAnyOrder("USD 40.00", "JPY 200", "BHD 2.001");
    }

    @Test
    void everyEntryCarriesTheBalanceAfterIt() {
        admin.post(EVENTS, Conversions.won(buyer, "200")).expect(200);
        Answer last = admin.post(EVENTS, Conversions.won(buyer, "100")).expect(200);

        Answer ledger = ledger(last, "");

        assertThat(ledger.data()).extracting(
                entry -> entry.path("amount").asString() + " -> " + entry.path("pending").asString())
                .containsExactlyInAnyOrder("40.00 -> 40.00", "20.00 -> 60.00");
    }

    @Test
    void aLongLedgerIsReadPageByPageWithoutLossOrRepetition() {
        Answer last = admin.post(EVENTS, Conversions.won(buyer, "1")).expect(200);
        for (int i = 0; i < 6; i++) {
            last = admin.post(EVENTS, Conversions.won(buyer, "1")).expect(200);
        }
        Answer page = ledger(last, "?limit=3");
        List<Long> seen = new ArrayList<>();
        page.data().forEach(entry -> seen.add(entry.path("position").asLong()));
        while (page.nextCursor().isPresent()) {
            page = ledger(last, "?limit=3&cursor=" + page.nextCursor().get());
            page.data().forEach(entry -> seen.add(entry.path("position").asLong()));
        }

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    }

    private Answer ledger(Answer write, String query) {
        return admin.notBefore(write).get("/api/partners/" + program.partnerId() + "/ledger" + query).expect(200);
    }
}
