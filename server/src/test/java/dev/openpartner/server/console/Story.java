package dev.openpartner.server.console;

import dev.openpartner.server.scenario.Answer;
import dev.openpartner.server.scenario.Callers;
import dev.openpartner.server.scenario.Client;
import dev.openpartner.server.scenario.Conversions;
import dev.openpartner.server.scenario.Program;

/**
 * A program in which one deal was won and attributed.
 *
 * @param clickId the click that earned it
 */
record Story(Client admin, Program program, String buyer, String clickId, String eventId, String commissionId) {

    static Story of200Dollars(int port) {
        return of(port, Program.TWENTY_PERCENT);
    }

    /** A deal of 200 USD in a campaign with those fields. */
    static Story of(int port, String campaignFields) {
        Callers callers = Callers.at(port);
        Client admin = callers.admin();
        Program program = Program.with(admin, callers.nobody(), campaignFields);
        String buyer = Program.uniqueBuyer();
        String clickId = program.clickBy(buyer);
        Answer conversion = admin.post(Conversions.EVENTS, Conversions.won(buyer, "200", """
                "metadata": {"dealId": "deal of %s"}""".formatted(buyer))).expect(200);
        admin.notBefore(conversion).get("/api/review-queue?partnerId=" + program.partnerId()).expect(200);
        String commissionId = conversion.text("/attribution/touches/0/commissionId");
        admin.notBefore(conversion).get("/api/partners/" + program.partnerId() + "/ledger").expect(200);
        return new Story(admin, program, buyer, clickId, conversion.text("/eventId"), commissionId);
    }
}
