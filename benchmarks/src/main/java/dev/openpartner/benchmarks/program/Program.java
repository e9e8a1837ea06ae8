package dev.openpartner.benchmarks.program;

import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.HttpLoad;
import dev.openpartner.benchmarks.load.HttpText;
import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.load.Requests;
import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * A partner program that is ready to take conversions: one campaign of 20 %, partners with a link each, and customers who clicked
 * one link each and are known by their userId.
 *
 * @param eventsKey a key of scope {@code events:write}, as a CRM has it
 * @param partnerIds the partners, in the order of their links
 * @param links how many, named {@code bench-0}, {@code bench-1} and so on
 * @param customers how many, with the userIds {@code buyer-0}, {@code buyer-1} and so on
 */
public record Program(String eventsKey, List<String> partnerIds, int links, int customers) {

    private static final int SET_UP_CONNECTIONS = 16;

    public Program {
        partnerIds = List.copyOf(partnerIds);
    }

    /** Sets up over HTTP. Customer n clicked the link of partner n modulo partners. */
    public static Program setUp(ServerProcess server, int partners, int customers) throws IOException, InterruptedException {
        AdminClient admin = new AdminClient(server);
        String campaign = AdminClient.field(admin.post("/api/campaigns", """
                {"name":"Benchmark","destinationUrl":"https://shop.example/","commissionRule":{"type":"percent","value":20}}"""), "id");
        List<String> partnerIds = new ArrayList<>();
        for (int partner = 0; partner < partners; partner++) {
            String id = AdminClient.field(admin.post("/api/partners", """
                    {"email":"partner-%d@agency.example","name":"Partner %d"}""".formatted(partner, partner)), "id");
            partnerIds.add(id);
            admin.post("/api/partners/" + id + "/links", """
                    {"linkKey":"bench-%d","campaignId":"%s"}""".formatted(partner, campaign));
        }
        String key = AdminClient.field(admin.post("/api/api-keys", """
                {"label":"benchmark","scopes":["events:write"],"source":"benchmark"}"""), "plaintext");
        addCustomers(server, partners, customers);
        return new Program(key, partnerIds, partners, customers);
    }

    /** Notes it in a file, so that a later run finds it again. The file holds a key of a benchmark's own server. */
    public void save(Path file) throws IOException {
        Properties note = new Properties();
        note.setProperty("eventsKey", eventsKey);
        note.setProperty("partnerIds", String.join(",", partnerIds));
        note.setProperty("customers", Integer.toString(customers));
        try (Writer writer = Files.newBufferedWriter(file)) {
            note.store(writer, "A benchmark's program.");
        }
    }

    /** The one that was noted in a file. */
    public static Program load(Path file) throws IOException {
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            note.load(reader);
        }
        List<String> partnerIds = List.of(note.getProperty("partnerIds").split(",", -1));
        return new Program(
                note.getProperty("eventsKey"), partnerIds, partnerIds.size(), Integer.parseInt(note.getProperty("customers")));
    }

    private static void addCustomers(ServerProcess server, int partners, int customers) throws IOException {
        HttpText text = new HttpText(ServerProcess.ADMIN_KEY);
        String now = Instant.now().toString();
        send(server, customers, number -> text.post("/api/clicks", """
                {"id":"%s","linkKey":"bench-%d","landingUrl":"https://shop.example/","ts":"%s"}"""
                .formatted(clickId(number), number % partners, now)));
        send(server, customers, number -> text.post("/api/attribution/identify", """
                {"cref":"%s","userId":"buyer-%d"}""".formatted(clickId(number), number)));
    }

    private static String clickId(long customer) {
        return String.format(Locale.ROOT, "benchmark-click-%014d", customer);
    }

    private static void send(ServerProcess server, int count, Requests requests) throws IOException {
        LoadPlan plan = LoadPlan.ofRequests(server.address(), SET_UP_CONNECTIONS, count);
        LoadResult result = HttpLoad.run(plan, requests, Answers.IGNORED);
        if (result.good().getTotalCount() != count) {
            throw new IOException("Only " + result.good().getTotalCount() + " of " + count + " set-up requests went well: "
                    + result.statuses());
        }
    }
}
