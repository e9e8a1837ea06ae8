package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.program.AdminClient;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Text;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every page of the console over many rows, one after the other, as somebody at work opens them. */
final class ConsoleBar implements Bar {

    private static final String NAME = "console";
    private static final int WARM_UP = 5;
    private static final int MEASURED = 20;
    private static final int DEEP = 20;
    private static final Pattern NEXT_PAGE = Pattern.compile("href=\"([^\"]*[?&;]cursor=[^\"]*)\"[^>]*>Next page");
    private static final Limit LIMIT = Limit.atMost(200, 50);

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.large(bench, bench.settings().rows);
        try (Session session = installation.start(bench.options())) {
            session.catchUp();
            AdminClient admin = new AdminClient(session.server());
            String partner = installation.program().partnerIds().getFirst();
            AdminClient own = admin.with(AdminClient.field(admin.post("/api/partners/" + partner + "/api-keys", "{}"), "plaintext"));
            String rows = Text.format(", %,d conversions", session.shownConversions());
            String commission = admin.get("/api/commissions?limit=1&partnerId=" + partner);
            for (Map.Entry<String, String> page : ofAdmin(admin, partner, commission).entrySet()) {
                measure(bench, admin, page.getKey() + rows, page.getValue());
            }
            for (String path : List.of("", "/links", "/ledger", "/commissions/" + AdminClient.field(commission, "id"))) {
                measure(bench, own, "portal" + path.replaceAll("s/.*", "") + rows, "/portal" + path);
            }
        }
    }

    /** Each page; of lists also a later one, and filters that much, little and nothing matches. */
    private static Map<String, String> ofAdmin(AdminClient admin, String partner, String commission)
            throws IOException, InterruptedException {
        Map<String, String> pages = new LinkedHashMap<>();
        for (String path : List.of(
                "/", "/?days=365", "/review", "/review?sort=-amount", "/review?risk=fast_conversion", "/review?risk=self_referral",
                "/review?minAmount=10000000", "/review?currency=CHF", "/commissions", "/commissions?status=paid",
                "/commissions?currency=CHF", "/conversions", "/conversions?status=attributed", "/conversions?status=no_click",
                "/conversions?reason=partner_revoked", "/conversions?type=opportunity_won", "/conversions?userId=buyer-7",
                "/unattributed", "/unattributed?source=none", "/partners", "/campaigns", "/integrations", "/fraud", "/rejected",
                "/audit", "/system", "/admins", "/demo", "/search?q=Partner", "/search?q=buyer-7", "/search?q=nothing+of+it")) {
            pages.put(path, path);
        }
        for (String list : List.of("/review", "/commissions", "/conversions", "/unattributed", "/partners/" + partner + "/ledger")) {
            pages.put("page " + DEEP + " of " + list.replace(partner, "{id}"), deep(admin, list));
        }
        pages.put("/review?partnerId", "/review?partnerId=" + partner);
        pages.put("/commissions?partnerId&status", "/commissions?status=paid&partnerId=" + partner);
        pages.put("/conversions?partnerId", "/conversions?partnerId=" + partner);
        pages.put("/partners/{id}", "/partners/" + partner);
        pages.put("/partners/{id}/ledger", "/partners/" + partner + "/ledger");
        pages.put("/commissions/{id}", "/commissions/" + AdminClient.field(commission, "id"));
        pages.put("/conversions/{id}", "/conversions/" + AdminClient.field(commission, "eventId"));
        pages.put("/clicks/{id}", "/clicks/" + AdminClient.field(commission, "clickId"));
        pages.put("/campaigns/{id}", "/campaigns/" + AdminClient.field(commission, "campaignId"));
        pages.put("/conversions/{id}, waiting", "/conversions/" + AdminClient.field(admin.get("/api/unattributed?limit=1"), "eventId"));
        return pages;
    }

    private static String deep(AdminClient admin, String list) throws IOException, InterruptedException {
        String path = list;
        for (int page = 1; page < DEEP; page++) {
            Matcher next = NEXT_PAGE.matcher(admin.page(path));
            if (!next.find()) {
                break;
            }
            path = next.group(1).replace("&amp;", "&");
        }
        return path;
    }

    private static void measure(Bench bench, AdminClient caller, String name, String path) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            caller.page(path);
        }
        double[] ms = new double[MEASURED];
        for (int i = 0; i < MEASURED; i++) {
            long startNs = System.nanoTime();
            caller.page(path);
            ms[i] = (System.nanoTime() - startNs) / 1e6;
        }
        Arrays.sort(ms);
        bench.report().add(new Finding(
                NAME, name, Text.format("%.1f to %.1f ms, median %.1f", ms[0], ms[MEASURED - 1], ms[MEASURED / 2]),
                List.of(new Judged(ms[MEASURED / 2], "ms, median of twenty", LIMIT))));
    }
}
