package dev.openpartner.command.demostory;

import static dev.openpartner.command.demostory.Journeys.DAY_MS;
import static dev.openpartner.command.demostory.Journeys.HOUR_MS;
import static dev.openpartner.command.demostory.Journeys.MINUTE_MS;

import dev.openpartner.command.demostory.Journeys.Visitor;
import dev.openpartner.command.demostory.Step.Judged;
import dev.openpartner.command.demostory.Step.PartnerRevoked;
import dev.openpartner.command.demostory.Story.DemoLink;
import java.util.List;

/** Writes what goes wrong in the story, because that is what a program's admin has to do with: each kind at least once. */
final class Trouble {

    /** When the cheat lost their standing. */
    static final int REVOKED_DAYS_AGO = 25;

    private static final String DEAL = "opportunity_won";

    /** Of clicks of one address on one link within a minute, those beyond this number are flagged. */
    private static final int FAST_CLICKS = 20;

    private final Journeys journeys;
    private final long nowMs;

    Trouble(Journeys journeys, long nowMs) {
        this.journeys = journeys;
        this.nowMs = nowMs;
    }

    void write() {
        nobodyKnowsThem();
        knownLate();
        tooLate();
        boughtClicks();
        secondThoughts();
        afterTheEnd();
        worthALook();
        earnNothing();
        unreadable();
    }

    /** No click of theirs is known, and perhaps there is none. */
    private void nobodyKnowsThem() {
        for (int i = 0; i < 12; i++) {
            journeys.convert(journeys.visitor(), i % 7, DEAL, 900 + 310 * i + ".00", journeys.daysAgo(1 + i * 4.5));
        }
        journeys.convert(journeys.visitor("undefined"), 5, "trial_converted", "49.00", journeys.daysAgo(3));
    }

    /** They became known days after they bought, and what waited was settled then. */
    private void knownLate() {
        for (int i = 0; i < 6; i++) {
            Visitor visitor = journeys.visitor();
            long boughtMs = journeys.daysAgo(6 + i * 6);
            int click = journeys.click(visitor, link(i % 2 == 0 ? 3 : 6, Cast.REFERRALS), boughtMs - 5 * DAY_MS);
            journeys.convert(visitor, i, DEAL, 2_400 + 700 * i + ".00", boughtMs);
            journeys.identify(visitor, click, boughtMs + (2 + i % 3) * DAY_MS);
        }
    }

    /** They bought after the window of the campaign had closed. */
    private void tooLate() {
        for (int i = 0; i < 4; i++) {
            Visitor visitor = journeys.visitor();
            long boughtMs = journeys.daysAgo(2 + i * 8);
            int click = journeys.click(visitor, link(2, Cast.CONTENT), boughtMs - (40 + i) * DAY_MS);
            journeys.identify(visitor, click, boughtMs - (39 + i) * DAY_MS);
            journeys.convert(visitor, 1 + i, DEAL, 1_850 + 400 * i + ".00", boughtMs);
        }
    }

    /** One partner buys clicks, is found out and loses their standing; whoever came by them alone earns nobody anything. */
    private void boughtClicks() {
        long burstMs = nowMs - 34 * DAY_MS;
        int cheatsLink = link(Cast.CHEAT, Cast.REFERRALS);
        Visitor machine = journeys.visitor();
        for (int i = 0; i < FAST_CLICKS + 8; i++) {
            long atMs = burstMs + i * 1_700L;
            if (i < FAST_CLICKS) {
                journeys.click(machine, cheatsLink, atMs);
                continue;
            }
            int click = journeys.click(machine, cheatsLink, atMs, "velocity");
            if (i < FAST_CLICKS + 3) {
                Visitor buyer = journeys.visitor();
                journeys.identify(buyer, click, atMs + 30 * MINUTE_MS);
                journeys.convert(buyer, i % 7, "trial_converted", "199.00", atMs + (1 + i % 3) * DAY_MS);
            }
        }
        long revokedMs = nowMs - REVOKED_DAYS_AGO * DAY_MS;
        for (int i = 0; i < 4; i++) {
            Visitor visitor = journeys.visitor();
            int click = journeys.click(visitor, cheatsLink, revokedMs - (3 + i) * DAY_MS);
            journeys.identify(visitor, click, revokedMs - (3 + i) * DAY_MS + HOUR_MS);
            // The first buys while the partner still stands.
            long boughtMs = i == 0 ? revokedMs - DAY_MS : revokedMs + 4 * DAY_MS * i;
            journeys.convert(visitor, i, DEAL, 3_100 + 250 * i + ".00", boughtMs);
        }
        journeys.write(new PartnerRevoked(Cast.CHEAT, "Bought clicks: 28 of one address within a minute.", revokedMs));
        for (int i = 0; i < 4; i++) {
            journeys.click(journeys.visitor(), cheatsLink, revokedMs + 3 * DAY_MS * (i + 1));
        }
    }

    /** Clicks that were flagged after a conversion had been decided, and one whose flag was a mistake. */
    private void secondThoughts() {
        for (int i = 0; i < 3; i++) {
            Visitor visitor = journeys.visitor();
            long boughtMs = journeys.daysAgo(9 + i);
            int click = journeys.click(visitor, link(8, Cast.CONTENT), boughtMs - 2 * DAY_MS);
            journeys.identify(visitor, click, boughtMs - DAY_MS);
            journeys.convert(visitor, 2 + i, DEAL, 2_050 + 500 * i + ".00", boughtMs);
            if (i == 0) {
                int earlier = journeys.click(visitor, link(2, Cast.CONTENT), boughtMs - 6 * DAY_MS);
                journeys.identify(visitor, earlier, boughtMs - 5 * DAY_MS);
            }
            journeys.write(new Judged(click, true, "The same device filled in three trials.", boughtMs + 2 * DAY_MS));
            if (i == 2) {
                journeys.write(new Judged(click, false, "A shared office, and three real people.", boughtMs + 3 * DAY_MS));
            }
        }
    }

    /** The campaign of their click paid no more when they bought. */
    private void afterTheEnd() {
        for (int i = 0; i < 3; i++) {
            Visitor visitor = journeys.visitor();
            long boughtMs = journeys.daysAgo(4 + i * 4);
            int click = journeys.click(visitor, link(7, Cast.LAUNCH), nowMs - (20 + i) * DAY_MS);
            journeys.identify(visitor, click, nowMs - (19 + i) * DAY_MS);
            journeys.convert(visitor, i, DEAL, 4_000 + 600 * i + ".00", boughtMs);
        }
    }

    /** Each gives a reason to look twice: their own address, minutes from click to deal, an unusual amount. */
    private void worthALook() {
        Visitor self = journeys.visitor("accounts@kestrelandsons.example");
        long boughtMs = journeys.daysAgo(10);
        int own = journeys.click(self, link(Cast.SELF_REFERRER, Cast.CONTENT), boughtMs - DAY_MS);
        journeys.identify(self, own, boughtMs - 20 * HOUR_MS);
        journeys.convert(self, 0, "trial_converted", "490.00", boughtMs);
        Visitor fast = journeys.visitor();
        long fastMs = journeys.daysAgo(17);
        int click = journeys.click(fast, link(3, Cast.REFERRALS), fastMs - 6 * MINUTE_MS);
        journeys.identify(fast, click, fastMs - 2 * MINUTE_MS);
        journeys.convert(fast, 5, DEAL, "3200.00", fastMs);
        Visitor large = journeys.visitor();
        long largeMs = journeys.daysAgo(16);
        int first = journeys.click(large, link(Cast.FAVOURITE, Cast.REFERRALS), largeMs - 9 * DAY_MS);
        journeys.identify(large, first, largeMs - 8 * DAY_MS);
        journeys.convert(large, 1, DEAL, "96000.00", largeMs);
    }

    /** Attributed, and worth nothing: no value, or nothing that a rule pays for. */
    private void earnNothing() {
        for (int i = 0; i < 3; i++) {
            Visitor visitor = journeys.visitor();
            long atMs = journeys.daysAgo(7 + i * 9);
            int campaign = i == 2 ? Cast.AGENCIES : Cast.REFERRALS;
            int click = journeys.click(visitor, link(Cast.FAVOURITE, campaign), atMs - 3 * DAY_MS);
            journeys.identify(visitor, click, atMs - 2 * DAY_MS);
            journeys.convert(visitor, 3 + i, i == 2 ? "meeting_booked" : "trial_converted", null, atMs);
        }
    }

    /** Kept for 30 days with what is wrong with them. */
    private void unreadable() {
        List<String> bodies = List.of(
                "{\"userId\": \"ruth.dahl@kitewell.example\", \"type\": \"opportunity_won\", \"value\": \"45,000\"}",
                "{\"type\": \"opportunity_won\", \"value\": 1200, \"currency\": \"USD\"}",
                "{\"userId\": \"tom.costa@bluepeak.example\", \"type\": \"opportunity_won\", \"value\": 880, \"currency\": \"Dollars\"}",
                "{\"userId\": \"mei.novak@inkwell-press.example\", \"type\": \"opportunity_won\", \"ts\": \"2026-05-01\"}",
                "{\"userId\": \"{{contact.email}}\", \"type\": \"\", \"value\": \"{{deal.amount}}\"}",
                "{\"userId\": \"nils.rossi@lumen-energy.example\", \"type\": \"opportunity_won\", \"value\": 300");
        List<Integer> sources = List.of(5, 0, 4, 6, 5, 2);
        for (int i = 0; i < bodies.size(); i++) {
            journeys.fail(sources.get(i), bodies.get(i), journeys.daysAgo(1 + i * 4));
        }
    }

    private static int link(int partner, int campaign) {
        return Story.links().indexOf(new DemoLink(partner, campaign));
    }
}
