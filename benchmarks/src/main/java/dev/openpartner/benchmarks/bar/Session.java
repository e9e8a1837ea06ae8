package dev.openpartner.benchmarks.bar;

import dev.openpartner.benchmarks.invariant.Books;
import dev.openpartner.benchmarks.invariant.Invariant;
import dev.openpartner.benchmarks.load.Answers;
import dev.openpartner.benchmarks.load.HttpLoad;
import dev.openpartner.benchmarks.load.LoadPlan;
import dev.openpartner.benchmarks.load.LoadResult;
import dev.openpartner.benchmarks.load.Requests;
import dev.openpartner.benchmarks.program.AdminClient;
import dev.openpartner.benchmarks.program.Conversions;
import dev.openpartner.benchmarks.report.Text;
import dev.openpartner.benchmarks.server.Database;
import dev.openpartner.benchmarks.server.ProcessUsage;
import dev.openpartner.benchmarks.server.ServerOptions;
import dev.openpartner.benchmarks.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A running server with its database, until it is closed. */
final class Session implements AutoCloseable {

    /** What a machine does on its own; when others take more, the figures say more about them. */
    private static final double UNDISTURBED_CORES = 0.2;

    /** From this share of the log on that projections have not seen, to build them anew is faster than to let them catch up. */
    private static final double REBUILT_SHARE = 0.33;

    private static final int POLL_MS = 200;
    private static final long SHORT_WARM_UP_MS = 1_000;
    private static final long FIRST_HTTP_WARM_UP_MS = 10_000;

    private final Bench bench;
    private final ServerProcess server;
    private final Database database;
    private boolean warm;
    private boolean calibrated;

    private Session(Bench bench, ServerProcess server, Database database) {
        this.bench = bench;
        this.server = server;
        this.database = database;
    }

    static Session start(Bench bench, Path data, ServerOptions options) throws IOException, InterruptedException {
        ServerProcess server = ServerProcess.start(bench.jars(), data, options);
        return new Session(bench, server, Database.of(data));
    }

    ServerProcess server() {
        return server;
    }

    Database database() {
        return database;
    }

    /** How many conversions the lists show. */
    long shownConversions() throws SQLException {
        return database.number("select count(*) from read_model.conversion");
    }

    /** Both calibrations that figures over HTTP are compared with. */
    Calibration calibrate() throws IOException, SQLException, InterruptedException {
        long httpWarmUpMs = calibrated ? SHORT_WARM_UP_MS : FIRST_HTTP_WARM_UP_MS;
        calibrated = true;
        Calibration calibration =
                new Calibration(bench.calibrations().postgres(database), bench.calibrations().http(server, httpWarmUpMs));
        bench.report().say(Text.format("cal-pg %,.0f rows/s, cal-http %,.0f requests/s", calibration.postgres(), calibration.http()));
        return calibration;
    }

    double calibrateCopy() throws SQLException {
        double rows = bench.calibrations().copy(database);
        bench.report().say(Text.format("cal-copy %,.0f rows/s", rows));
        return rows;
    }

    /** The warm-up of a plan: long for a server that has just started, short afterwards. */
    long warmUpMs() {
        long ms = warm ? Math.min(SHORT_WARM_UP_MS, bench.settings().warmUpMs()) : bench.settings().warmUpMs();
        warm = true;
        return ms;
    }

    /** As many connections as the settings say, each as fast as it can. */
    LoadPlan closedLoop() {
        return closedLoop(warmUpMs());
    }

    /** The same with a warm-up of its own. */
    LoadPlan closedLoop(long warmUpMs) {
        return LoadPlan.closedLoop(server.address(), bench.settings().connections, warmUpMs, bench.settings().measuredMs());
    }

    /** Conversions, each of them looked for in the log afterwards. */
    Load conversions(String name, Conversions conversions, LoadPlan plan) throws IOException, SQLException {
        long before = database.head();
        Load load = load(name, plan, conversions, conversions);
        bench.report().check(name, new Books(database)
                .acknowledgedOnce(before, conversions.acknowledged(), load.result().unanswered() * conversions.perRequest()));
        bench.report().check(name, List.of(Invariant.of(
                "no first submission was taken for a repeat", "",
                conversions.replayed() == 0 ? "" : conversions.replayed() + " were")));
        return load;
    }

    /** Any requests. */
    Load load(String name, LoadPlan plan, Requests requests, Answers answers) throws IOException {
        AtomicReference<Usage> whenWarm = new AtomicReference<>(Usage.now(server, database));
        LoadResult result =
                HttpLoad.runAndTell(plan, requests, answers, () -> whenWarm.set(Usage.now(server, database)));
        Usage used = Usage.now(server, database).minus(whenWarm.get());
        Load load = new Load(
                result,
                used.server() / used.seconds(),
                used.postgres() / used.seconds(),
                used.others() / used.seconds(),
                ProcessUsage.peakResidentKib(server.pid()));
        if (load.otherCores() > UNDISTURBED_CORES) {
            bench.report().facts(Map.of("**disturbed**", Text.format(
                    "something else took %.2f cores during %s; measure again on a machine that is left alone", load.otherCores(), name)));
        }
        bench.report().addLoad(name, result);
        bench.report().say(name + ": " + load);
        return load;
    }

    /** Waits until all projections have reached the log's head; answers the seconds it took. */
    double awaitProjections() throws SQLException, InterruptedException {
        return new Books(database).awaitProjections();
    }

    /** The same where a third of the log or more may be missing: then they are built anew, which is the faster way. */
    double catchUp() throws IOException, SQLException, InterruptedException {
        long startedNs = System.nanoTime();
        long head = database.head();
        if (database.number("select min(position) from read_model.projection") < head * (1 - REBUILT_SHARE)) {
            new AdminClient(server).post("/api/projections/all/rebuild", "");
            while (database.number("select count(*) from read_model.rebuild") > 0) {
                Thread.sleep(POLL_MS);
            }
        }
        awaitProjections();
        return (System.nanoTime() - startedNs) / 1e9;
    }

    /** Lets the projections reach the log's head, and checks the log and the ledger as a whole. */
    void checkBooks(String run) throws IOException, SQLException, InterruptedException {
        Books books = new Books(database);
        double seconds = catchUp();
        bench.report().say(Text.format("projections caught up within %.1f s", seconds));
        bench.report().check(run, books.logIsWhole());
        bench.report().check(run, books.ledgerAgrees());
    }

    @Override
    public void close() {
        server.close();
    }
}
