package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to become known of one buyer: clicks through several partners, some flagged and some let back in, who the visitor was,
 * and conversions. What happened is decided by a seed; when it becomes known, by the caller.
 */
final class Evidence {

    private static final int CLICKS = 5;
    private static final int CONVERSIONS = 6;
    private static final int SPAN_DAYS = 130;

    private final List<Program> programs;
    private final Client admin;
    private final String buyer = Program.uniqueBuyer();
    private final String run = Program.unique("arrival");
    private final List<Click> clicks = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();
    private final Map<Integer, String> eventIds = new TreeMap<>();
    private @Nullable Answer newest;

    private record Click(int number, Program program, Instant at, int flagChanges) {}

    private record Conversion(int number, boolean won, Instant at, int value) {}

    Evidence(List<Program> programs, Instant begin, Random what) {
        this.programs = programs;
        this.admin = programs.getFirst().admin();
        for (int i = 0; i < CLICKS; i++) {
            Program program = programs.get(what.nextInt(programs.size()));
            clicks.add(new Click(i, program, momentAfter(begin, what), what.nextInt(3)));
        }
        for (int i = 0; i < CONVERSIONS; i++) {
            conversions.add(new Conversion(i, what.nextInt(3) > 0, momentAfter(begin, what), what.nextInt(9_999)));
        }
    }

    private static Instant momentAfter(Instant begin, Random what) {
        return begin.plus(Duration.ofSeconds(what.nextInt(SPAN_DAYS * 24 * 60 * 60)));
    }

    /** Steps in lists: those of one list in their order, and otherwise in any. */
    List<List<Runnable>> steps(Random arrival) {
        List<List<Runnable>> steps = new ArrayList<>();
        for (Click click : clicks) {
            List<Runnable> ofClick = new ArrayList<>();
            ofClick.add(() -> report(click));
            for (int i = 0; i < click.flagChanges(); i++) {
                String verdict = i % 2 == 0 ? "/flag" : "/unflag";
                ofClick.add(() -> send("/api/clicks/" + id(click) + verdict, "{}"));
            }
            ofClick.add(1 + arrival.nextInt(ofClick.size()), () -> send("/api/attribution/identify", """
                    {"cref": "%s", "userId": "%s"}""".formatted(id(click), buyer)));
            steps.add(ofClick);
        }
        conversions.forEach(conversion -> steps.add(List.of(() -> report(conversion))));
        return steps;
    }

    private String id(Click click) {
        return "click-" + click.number() + "-" + run;
    }

    private void report(Click click) {
        newest = admin.post("/api/clicks", """
                {"id": "%s", "linkKey": "%s", "landingUrl": "https://shop.example/", "ts": "%s"}"""
                .formatted(id(click), click.program().link().substring("/r/".length()), click.at())).expect(201);
    }

    private void report(Conversion conversion) {
        Answer answer = send(EVENTS, """
                {"userId": "%s", "type": "%s", "value": %d, "currency": "JPY", "ts": "%s"}""".formatted(
                buyer, conversion.won() ? "opportunity_won" : "renewed", conversion.value(), conversion.at()));
        eventIds.put(conversion.number(), answer.text("/eventId"));
    }

    private Answer send(String path, String json) {
        Answer answer = admin.post(path, json).expect(200);
        if (newest == null || answer.position() > newest.position()) {
            newest = answer;
        }
        return answer;
    }

    /** What became of the conversions and of the partners' books, without any id. */
    List<String> outcome() {
        Client reader = newest == null ? admin : admin.notBefore(newest);
        List<String> outcome = new ArrayList<>();
        eventIds.forEach((number, eventId) -> {
            Answer event = reader.get(EVENTS + "/" + eventId).expect(200);
            outcome.add("conversion " + number + ": " + event.text("/status") + " " + event.json().path("reason").asString(""));
        });
        for (int i = 0; i < programs.size(); i++) {
            String partner = programs.get(i).partnerId();
            String who = "partner " + i;
            reader.get("/api/commissions?limit=500&status=accrued&partnerId=" + partner).expect(200).data().stream()
                    .map(commission -> who + " earns " + commission.path("amount").asString() + " for conversion "
                            + numberOf(commission.path("eventId").asString()))
                    .sorted()
                    .forEach(outcome::add);
            Answer ledger = reader.get("/api/partners/" + partner + "/ledger").expect(200);
            outcome.add(who + " has " + ledger.json().at("/balances/0/pending").asString("0"));
        }
        return outcome;
    }

    private int numberOf(String eventId) {
        return eventIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(eventId))
                .findFirst()
                .orElseThrow()
                .getKey();
    }
}
