package dev.openpartner.server.packaged;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Compares what the server shows in the end with what it acknowledged. */
final class Books {

    private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int POLL_MS = 100;

    private final Http admin;
    private final Workload workload;

    Books(URI api, String adminKey, Workload workload) {
        this.admin = new Http(api, adminKey);
        this.workload = workload;
    }

    /** Every difference in a sentence; none when the books are right. */
    List<String> differences() throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        Map<String, Integer> shown = shownOnceCaughtUp();
        for (String eventId : workload.acknowledgedEventIds()) {
            int times = shown.getOrDefault(eventId, 0);
            shown.remove(eventId);
            if (times != 1) {
                found.add("conversion " + eventId + " is there " + times + " times");
            }
        }
        shown.keySet().forEach(eventId -> found.add("conversion " + eventId + " was never acknowledged"));
        for (int partner = 0; partner < workload.partners().size(); partner++) {
            String pending = admin.get("/partners/" + workload.partners().get(partner) + "/ledger?limit=1").expect(200)
                    .fields("pending").getLast();
            String expected = "%d.%02d".formatted(workload.expectedMinor(partner) / 100, workload.expectedMinor(partner) % 100);
            if (!expected.equals(pending)) {
                found.add("partner " + partner + " has earned " + pending + " and not " + expected);
            }
        }
        return found;
    }

    /** How often each conversion is listed, once the lists have as many as were acknowledged or time is up. */
    private Map<String, Integer> shownOnceCaughtUp() throws IOException, InterruptedException {
        long startedNanos = System.nanoTime();
        Map<String, Integer> shown = shown();
        while (shown.size() < workload.acknowledged() && System.nanoTime() - startedNanos < CATCH_UP_NANOS) {
            Thread.sleep(POLL_MS);
            shown = shown();
        }
        return shown;
    }

    private Map<String, Integer> shown() throws IOException, InterruptedException {
        Map<String, Integer> times = new HashMap<>();
        String cursor = "";
        while (true) {
            Http.Reply page = admin.get("/attribution/events?limit=500" + cursor).expect(200);
            page.fields("eventId").forEach(eventId -> times.merge(eventId, 1, Integer::sum));
            List<String> next = page.fields("nextCursor");
            if (next.isEmpty()) {
                return times;
            }
            cursor = "&cursor=" + next.getFirst();
        }
    }
}
