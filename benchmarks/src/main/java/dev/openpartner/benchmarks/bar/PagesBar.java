package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.HttpText;
import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.program.AdminClient;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.report.Finding;
import dev.openpartner.benchmarks.report.Finding.Judged;
import dev.openpartner.benchmarks.report.Limit;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of the three lists that people look at, first ones and later ones, over many rows, while conversions come in. */
final class PagesBar implements Bar {

    private static final String NAME = "pages";
    private static final int WALKED_PAGES = 20;
    private static final double PAGES_PER_SECOND = 50;
    private static final int CONNECTIONS = 8;

    @Override
    public void measure(Bench bench) throws IOException, SQLException, InterruptedException {
        Installation installation = Installation.large(bench, bench.settings().rows);
        try (Session session = installation.start(bench.options())) {
            session.catchUp();
            double full = session.conversions(
                            NAME + "-full", Conversions.spread(NAME + "-" + session.database().head(), installation.program()),
                            session.closedLoop())
                    .perSecond();
            session.awaitProjections();
            Map<String, String> lists = new LinkedHashMap<>();
            lists.put("ledger", "/api/partners/" + installation.program().partnerIds().getFirst() + "/ledger?limit=100");
            lists.put("review queue", "/api/review-queue?limit=100");
            lists.put("unattributed", "/api/unattributed?limit=100");
            for (Map.Entry<String, String> list : lists.entrySet()) {
                measure(bench, installation, session, list.getKey(), list.getValue(), full / 2);
            }
            session.checkBooks(NAME);
        }
    }

    private static void measure(
            Bench bench, Installation installation, Session session, String name, String path, double conversionsPerSecond)
            throws IOException, SQLException, InterruptedException {
        List<byte[]> pages = walk(session, path);
        Conversions meanwhile = Conversions.spread(
                NAME + "-" + name.replace(' ', '-') + "-" + session.database().head(), installation.program());
        try (BackgroundLoad load = BackgroundLoad.start(session, meanwhile, conversionsPerSecond)) {
            LoadPlan plan = LoadPlan.openLoop(
                    session.server().address(), CONNECTIONS, PAGES_PER_SECOND, bench.settings().warmUpMs(),
                    bench.settings().measuredMs());
            Load pagesLoad = session.load(
                    NAME + "-" + name.replace(' ', '-'), plan, number -> pages.get((int) (number % pages.size())), Answers.IGNORED);
            bench.report().say("meanwhile " + load.stop(bench.report(), NAME + "-" + name, 0));
            bench.report().add(new Finding(
                    NAME, name + " of 100 entries, " + Text.format("%,d", session.shownConversions()) + " conversions, at half load",
                    pagesLoad.toString(), List.of(new Judged(pagesLoad.p99Ms(), "ms p99", Limit.atMost(10, 5)))));
        }
    }

    /** Requests for the first pages of a list, each later one by the cursor of the one before. */
    private static List<byte[]> walk(Session session, String path) throws IOException, InterruptedException {
        HttpText text = new HttpText(ServerProcess.ADMIN_KEY);
        AdminClient admin = new AdminClient(session.server());
        List<byte[]> pages = new ArrayList<>();
        String page = path;
        while (pages.size() < WALKED_PAGES) {
            pages.add(text.get(page, ""));
            String answer = admin.get(page);
            if (!answer.contains("\"nextCursor\":\"")) {
                return pages;
            }
            page = path + "&cursor=" + AdminClient.field(answer, "nextCursor");
        }
        return pages;
    }
}
