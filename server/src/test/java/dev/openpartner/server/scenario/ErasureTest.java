package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningServer
class ErasureTest {

    private final Client admin;
    private final Callers callers;
    private final Program program;
    private final String buyer = Program.uniqueBuyer();

    ErasureTest(@LocalServerPort int port) {
        callers = Callers.at(port);
        admin = callers.admin();
        program = Program.paying20Percent(admin, callers.nobody());
    }

    @Test
    void anErasedPersonIsGoneFromEveryScreenAlsoAfterARebuildAndTheAmountsStay() {
        program.clickBy(buyer);
        Answer conversion = admin.post(EVENTS, Conversions.won(buyer, "200", """
                "metadata": {"note": "call %s"}""".formatted(buyer))).expect(200);

        Answer erased = admin.post("/api/privacy/erasures", """
                {"userId": "%s"}""".formatted(buyer)).expect(200);

        assertThat(erased.text("/erasedAt")).endsWith("Z");
        expectGone(conversion, erased);
        Rebuilds.rebuildAll(admin);
        expectGone(conversion, erased);
    }

    @Test
    void anErasedPartnersNameAndAddressAreGoneAndTheAddressMayBeUsedAgain() {
        String email = Program.unique("erased") + "@agency.example";
        String partner = admin.post("/api/partners", """
                {"email": "%s", "name": "Somebody Special"}""".formatted(email)).expect(201).text("/id");

        Answer erased = admin.post("/api/privacy/erasures", """
                {"partnerId": "%s"}""".formatted(partner)).expect(200);

        assertThat(admin.notBefore(erased).get("/api/partners/" + partner).expect(200).text())
                .doesNotContain(email).doesNotContain("Somebody Special");
        admin.post("/api/partners", """
                {"email": "%s", "name": "Somebody New"}""".formatted(email)).expect(201);
    }

    @Test
    void erasingAgainIsFineAndErasingNobodyIsNotFound() {
        program.clickBy(buyer);
        String body = """
                {"userId": "%s"}""".formatted(buyer);
        admin.post("/api/privacy/erasures", body).expect(200);

        admin.post("/api/privacy/erasures", body).expect(200);
        admin.post("/api/privacy/erasures", """
                {"userId": "%s"}""".formatted(Program.uniqueBuyer())).expect(404);
        admin.post("/api/privacy/erasures", "{}").expectProblem(400, "invalid_body");
    }

    private void expectGone(Answer conversion, Answer erased) {
        Client reader = admin.notBefore(erased);
        Answer shown = reader.get(EVENTS + "/" + conversion.text("/eventId")).expect(200);
        assertThat(shown.text()).doesNotContain(buyer);
        assertThat(shown.text("/value")).isEqualTo("200.00");
        assertThat(reader.get(EVENTS + "?userId=" + buyer).expect(200).data()).isEmpty();
        assertThat(reader.get("/api/review-queue?partnerId=" + program.partnerId()).expect(200).text()).doesNotContain(buyer);
        assertThat(reader.get("/api/attributions?partnerId=" + program.partnerId()).expect(200).text()).doesNotContain(buyer);
        assertThat(reader.get(EVENTS + "/" + conversion.text("/eventId") + "/explanation").expect(200).text())
                .doesNotContain(buyer).contains("40.00");
        Answer ledger = reader.get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
        assertThat(ledger.text("/balances/0/pending")).isEqualTo("40.00");
    }
}
