package dev.openpartner.server.scenario;

import static dev.openpartner.server.scenario.Conversions.EVENTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * Conversions of 10.00 each by one buyer, sent side by side, each with an event id of its own. Whatever is not acknowledged is sent
 * again in the end, as a careful integration does; then the books must show each of them once.
 */
final class ConversionLoad {

    private static final int SENDERS = 4;

    private final Client sender;
    private final String buyer;
    private final String name = Program.unique("load");
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Integer> open = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running = true;

    private ConversionLoad(Client sender, String buyer) {
        this.sender = sender;
        this.buyer = buyer;
    }

    static ConversionLoad start(Client sender, String buyer) {
        ConversionLoad load = new ConversionLoad(sender, buyer);
        for (int i = 0; i < SENDERS; i++) {
            load.threads.execute(load::send);
        }
        return load;
    }

    private void send() {
        while (running) {
            int number = numbers.getAndIncrement();
            if (!isAcknowledged(number)) {
                open.add(number);
            }
        }
    }

    private boolean isAcknowledged(int number) {
        Answer answer = sender.post(
                EVENTS, Conversions.won(buyer, "10", "\"eventId\": \"%s-%d\"".formatted(name, number)));
        statuses.add(answer.status());
        if (answer.status() == 200) {
            acknowledged.put(number, answer.text("/eventId"));
        }
        return answer.status() == 200;
    }

    void awaitAcknowledged(int more) {
        int wanted = acknowledged.size() + more;
        await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() >= wanted);
    }

    void awaitRefusal() {
        await().atMost(Duration.ofSeconds(30)).until(() -> !open.isEmpty());
    }

    /** Sends no more, and waits for the answers that are due. */
    void stop() {
        running = false;
        threads.close();
    }

    /** Sends again what was not acknowledged, until it is. */
    void settle() {
        for (Integer number = open.poll(); number != null; number = open.poll()) {
            int unanswered = number;
            await().atMost(Duration.ofSeconds(30)).until(() -> isAcknowledged(unanswered));
        }
    }

    /** Every answer was an acknowledgement or asked to try again, and the books show each conversion once. */
    void verify(Client admin, String partnerId) {
        assertThat(statuses).isSubsetOf(200, 503);
        assertThat(acknowledged).hasSize(numbers.get());
        assertThat(new HashSet<>(acknowledged.values())).hasSize(numbers.get());
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(admin.get("/api/partners/%s/ledger?limit=1".formatted(partnerId)).expect(200).text("/balances/0/pending"))
                        .isEqualTo("%d.00".formatted(2 * numbers.get())));
        Map<String, Integer> shown = new ConcurrentHashMap<>();
        String cursor = "";
        do {
            Answer page = admin.get(EVENTS + "?userId=%s&limit=500%s".formatted(buyer, cursor)).expect(200);
            for (JsonNode conversion : page.data()) {
                shown.merge(conversion.path("eventId").asString(), 1, Integer::sum);
            }
            cursor = page.nextCursor().map("&cursor="::concat).orElse("");
        } while (!cursor.isEmpty());
        assertThat(shown).hasSize(numbers.get()).containsOnlyKeys(acknowledged.values().toArray(new String[0]));
        assertThat(shown.values()).containsOnly(1);
    }
}
