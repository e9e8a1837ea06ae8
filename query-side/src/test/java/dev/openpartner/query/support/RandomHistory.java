package dev.openpartner.query.support;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A history in which everything happens, in an order that a seed decides. */
public final class RandomHistory {

    private static final String[] PARTNERS = {"P1", "P2", "P3"};

    private final History history;
    private final Random random;
    private final Map<String, Journey.Sale> waiting = new HashMap<>();
    private final Map<String, Journey> owners = new HashMap<>();
    private final List<Runnable> reviews = new ArrayList<>();
    private int number;

    public RandomHistory(History history, long seed) {
        this.history = history;
        this.random = new Random(seed);
        for (String tenant : List.of("t1", "t2")) {
            for (String partner : PARTNERS) {
                history.partner(tenant, tenant + partner, partner + "@agency.example");
            }
            history.campaign(tenant, "camp-" + tenant);
            history.apiKey(tenant, "key-" + tenant);
            history.admin(tenant, "admin-" + tenant, "admin@" + tenant + ".example");
        }
    }

    /** Goes on for so many steps, each some events long. */
    public void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    private void step() {
        String tenant = random.nextBoolean() ? "t1" : "t2";
        int n = number++;
        long atMs = History.START_MS + random.nextLong(20L * 86_400_000);
        Journey journey = history.journey(tenant, "user" + random.nextInt(20) + "@corp" + random.nextInt(4) + ".example");
        String partner = tenant + PARTNERS[random.nextInt(3)];
        switch (random.nextInt(10)) {
            case 0 -> clicks(tenant, n, partner, journey, atMs);
            case 1, 2, 3 -> sale(journey, n, partner, atMs);
            case 4 -> split(journey, n, tenant, atMs);
            case 5 -> {
                Journey.Sale sale = journey.record("S" + n, 5000L, "USD", atMs);
                journey.waits(sale);
                waiting.put(sale.id(), sale);
                owners.put(sale.id(), journey);
            }
            case 6 -> waiting.keySet().stream().findFirst().ifPresent(id -> {
                if (random.nextBoolean()) {
                    owners.get(id).settled(waiting.get(id), n, partner);
                } else {
                    owners.get(id).recalled(waiting.get(id), n, partner);
                }
                waiting.remove(id);
            });
            case 7 -> {
                if (!reviews.isEmpty()) {
                    reviews.remove(random.nextInt(reviews.size())).run();
                }
            }
            case 8 -> redecide(journey, n, tenant, atMs);
            default -> setUp(tenant, n, partner, journey);
        }
    }

    private void clicks(String tenant, int n, String partner, Journey journey, long atMs) {
        history.click(tenant, "X" + n, partner, "camp-" + tenant, atMs);
        if (random.nextBoolean()) {
            history.claim(tenant, "X" + n, journey);
            journey.stitch("X" + n, partner, atMs);
        }
        if (random.nextInt(3) == 0) {
            history.flag(tenant, "X" + n);
            if (random.nextBoolean()) {
                history.unflag(tenant, "X" + n);
            }
        }
    }

    private void sale(Journey journey, int n, String partner, long atMs) {
        String currency = random.nextInt(4) == 0 ? "JPY" : "USD";
        Long value = random.nextInt(5) == 0 ? null : Long.valueOf(1000L + 100L * random.nextInt(50));
        Journey.Sale sale = journey.record("S" + n, value, currency, atMs);
        for (String commission : journey.attributed(sale, n, partner)) {
            long amount = Journey.amount(sale, 1);
            reviews.add(() -> {
                journey.approve(commission, partner, amount, currency);
                if (random.nextInt(3) == 0) {
                    journey.reverse(commission, partner, amount, currency, "approved");
                }
                journey.lateEvidence(sale);
            });
        }
    }

    private void split(Journey journey, int n, String tenant, long atMs) {
        Journey.Sale sale = journey.record("S" + n, 20_000L, "USD", atMs);
        journey.attributed(sale, n, tenant + "P1", tenant + "P2");
    }

    private void redecide(Journey journey, int n, String tenant, long atMs) {
        Journey.Sale sale = journey.record("S" + n, 10_000L, "USD", atMs);
        List<String> first = journey.attributed(sale, n, tenant + "P1");
        journey.redecided(sale, n + 1_000_000, first, tenant + "P1", tenant + "P2", tenant + "P3");
    }

    private void setUp(String tenant, int n, String partner, Journey journey) {
        switch (random.nextInt(6)) {
            case 0 -> history.revoke(tenant, partner);
            case 1 -> history.reinstate(tenant, partner);
            case 2 -> {
                history.link(tenant, "k" + n, partner, "camp-" + tenant);
                terms(tenant, n, partner);
            }
            case 3 -> history.changeCampaign(tenant, "camp-" + tenant, n + 2);
            case 4 -> history.eraseCustomer(journey);
            default -> history.apiKey(tenant, "K" + n);
        }
    }

    /** Some for one campaign, some for all; some end at once, and some of those begin again later. */
    private void terms(String tenant, int n, String partner) {
        String campaign = n % 2 == 0 ? null : "camp-" + tenant;
        history.terms(tenant, partner, campaign, n + 1);
        if (n % 3 == 0) {
            history.removeTerms(tenant, partner, campaign);
        }
    }
}
