package dev.openpartner.server.packaged;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Numbered conversions, each with an Idempotency-Key and a value that follow from its number, and what the server said to each.
 */
final class Workload {

    private static final int PARTNERS = 4;
    private static final int BUYERS = 64;
    private static final int SAMPLE = 50;
    private static final int MAX_ATTEMPTS = 100;
    private static final int RETRY_MS = 200;
    private static final int POLL_MS = 10;

    private final Http admin;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger sentAgain = new AtomicInteger();
    private final Map<Integer, String> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Integer> unanswered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<String> partners = new ArrayList<>();

    Workload(URI api, String adminKey) {
        admin = new Http(api, adminKey);
    }

    /** One campaign at 20 %, partners with a link each, and buyers who came through those links. */
    void setUp() throws IOException, InterruptedException {
        String campaign = admin.post("/campaigns", """
                {"name":"Crash","destinationUrl":"https://shop.example/","commissionRule":{"type":"percent","value":20}}""")
                .expect(201).field("id");
        for (int partner = 0; partner < PARTNERS; partner++) {
            String id = admin.post("/partners", """
                    {"email":"partner-%d@agency.example","name":"Partner %d"}""".formatted(partner, partner))
                    .expect(201).field("id");
            partners.add(id);
            admin.post("/partners/" + id + "/links", """
                    {"linkKey":"crash-%d","campaignId":"%s"}""".formatted(partner, campaign)).expect(201);
        }
        for (int buyer = 0; buyer < BUYERS; buyer++) {
            String click = "crash-click-000000000000%04d".formatted(buyer);
            admin.post("/clicks", """
                    {"id":"%s","linkKey":"crash-%d","landingUrl":"https://shop.example/","ts":"%s"}"""
                    .formatted(click, buyer % PARTNERS, Instant.now())).expect(201);
            admin.post("/attribution/identify", """
                    {"cref":"%s","userId":"buyer-%d"}""".formatted(click, buyer)).expect(200);
        }
    }

    /** Load in the background until it is stopped. */
    Load start(int workers) {
        return new Load(workers);
    }

    /** Waits until so many were answered. */
    void awaitAcknowledged(int count) throws InterruptedException {
        while (acknowledged() < count) {
            Thread.sleep(POLL_MS);
        }
    }

    /** Sends again whatever was not answered, and a sample of what was; answers how many had no answer. */
    int settle() throws IOException, InterruptedException {
        int count = 0;
        for (Integer number = unanswered.poll(); number != null; number = unanswered.poll()) {
            answers.put(number, sendUntilTaken(number));
            sentAgain.incrementAndGet();
            count++;
        }
        int newest = next.get();
        for (int number = Math.max(0, newest - SAMPLE); number < newest; number++) {
            String again = sendUntilTaken(number);
            if (!again.equals(answers.get(number))) {
                faults.add("conversion " + number + " was answered " + answers.get(number) + " and then " + again);
            }
        }
        return count;
    }

    /** As a careful client does: "try again" is tried again, for a while; anything else but 200 is a fault. */
    private String sendUntilTaken(int number) throws IOException, InterruptedException {
        for (int attempt = 1; attempt < MAX_ATTEMPTS; attempt++) {
            Http.Reply reply = send(number);
            if (reply.status() != 503) {
                return reply.expect(200).body();
            }
            Thread.sleep(RETRY_MS);
        }
        return send(number).expect(200).body();
    }

    private Http.Reply send(int number) throws IOException, InterruptedException {
        return admin.with("Idempotency-Key", "crash-" + number).post("/attribution/events", """
                {"userId":"buyer-%d","type":"won","value":%d,"currency":"USD"}""".formatted(number % BUYERS, value(number)));
    }

    /** Whole dollars, so that 20 % are whole cents: 100 to 199. */
    private static long value(int number) {
        return 100L + number % 100;
    }

    int acknowledged() {
        return answers.size();
    }

    int sentAgain() {
        return sentAgain.get();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    List<String> partners() {
        return List.copyOf(partners);
    }

    /** Our ids of all acknowledged conversions. */
    List<String> acknowledgedEventIds() {
        return answers.values().stream().map(body -> new Http.Reply(200, body).field("eventId")).toList();
    }

    /** What the partner must have earned, in cents. */
    long expectedMinor(int partner) {
        return answers.keySet().stream().filter(number -> number % BUYERS % PARTNERS == partner)
                .mapToLong(number -> value(number) * 20).sum();
    }

    /** Workers that send one conversion after the other. */
    final class Load {

        private final AtomicBoolean running = new AtomicBoolean(true);
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

        private Load(int workers) {
            for (int worker = 0; worker < workers; worker++) {
                threads.execute(this::work);
            }
        }

        private void work() {
            while (running.get()) {
                int number = next.getAndIncrement();
                try {
                    Http.Reply reply = send(number);
                    if (reply.status() == 200) {
                        answers.put(number, reply.body());
                        continue;
                    }
                    if (reply.status() != 503) {
                        faults.add("conversion " + number + ": " + reply.status() + " " + reply.body());
                    }
                    unanswered.add(number);
                } catch (IOException killed) {
                    unanswered.add(number);
                    return;
                } catch (InterruptedException interrupted) {
                    unanswered.add(number);
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        /** Waits for the answers still under way; there is none when the server is dead. Stopping again does nothing. */
        void stop() {
            running.set(false);
            threads.close();
        }
    }
}
