package dev.openpartner.command.commission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.openpartner.command.commission.BulkJobTable.Step;
import dev.openpartner.command.commission.BulkReview.Action;
import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.api.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk reviews that go on by themselves: how far they are, and what becomes of them when a process dies. */
class BulkJobsTest {

    private static final TestServer SERVER = new TestServer();
    private static final Program PROGRAM = new Program(SERVER);
    private static final Caller ADMIN = new Caller("default", Caller.Role.ADMIN, "1", "admin", "admin", Set.of(), null);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long LEASE_MS = 600_000;

    private final BulkJobs jobs = SERVER.bean(BulkJobs.class);
    private final BulkJobTable table = SERVER.bean(BulkJobTable.class);
    private final BulkJobWorker worker = SERVER.bean(BulkJobWorker.class);

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void forgetOtherTests() {
        SERVER.jdbc().update("delete from command.bulk_review");
    }

    @AfterEach
    void letTheServerWork() {
        worker.start();
    }

    @Test
    void aJobTellsWhatItDidAndWhatItSkippedAndForgetsWhichOnesWereChosen() {
        List<String> ids = new ArrayList<>(commissions(3, ""));
        ids.addAll(commissions(1, ", \"holdbackDays\": 30"));
        ids.add("none");

        String id = jobs.start(ADMIN, body("approve", null, ids), LONG);

        BulkJob job = job(id);
        assertThat(job.state()).isEqualTo(BulkJob.State.DONE);
        assertThat(job.endedAt()).isNotNull();
        assertThat(job).extracting(BulkJob::total, BulkJob::done, BulkJob::reviewed).containsExactly(5, 5, 3);
        assertThat(job.totals()).containsExactlyEntriesOf(Map.of("USD", "120.00"));
        assertThat(job.skipped()).containsOnly(
                Map.entry("holdback_active", 1), Map.entry("commission_not_found", 1));
        assertThat(job).extracting(BulkJob::reviewer, BulkJob::action, BulkJob::reason).containsExactly("key:1", "approve", null);
        assertThat(SERVER.jdbc().queryForObject("select cardinality(ids) from command.bulk_review", Integer.class)).isZero();
        assertThat(jobs.latest("default", 5)).extracting(BulkJob::id).containsExactly(id);
    }

    @Test
    void anotherTenantFindsNothingAndReviewsNothing() {
        List<String> ids = commissions(1, "");
        String own = jobs.start(ADMIN, body("approve", null, ids), LONG);
        Caller rival = new Caller("other", Caller.Role.ADMIN, "2", "admin", "admin", Set.of(), null);

        assertThat(jobs.find("other", own)).isEmpty();
        assertThat(jobs.latest("other", 5)).isEmpty();
        String theirs = jobs.start(rival, body("reverse", "mine", ids), LONG);

        assertThat(jobs.find("other", theirs).orElseThrow().skipped()).containsOnlyKeys("commission_not_found");
    }

    @Test
    void aFaultyBodyAndADryRunBeginNothing() {
        assertThatThrownBy(() -> jobs.start(ADMIN, body("reverse", null, List.of("a")), LONG)).isInstanceOf(InvalidRequest.class);
        byte[] dryRun = "{\"action\":\"approve\",\"ids\":[\"a\"],\"dryRun\":true}".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> jobs.start(ADMIN, dryRun, LONG)).isInstanceOf(IllegalArgumentException.class);

        assertThat(jobs.latest("default", 5)).isEmpty();
    }

    @Test
    void whatAProcessDecidedBeforeItDiedIsItsOwnAndIsNeitherDecidedNorCountedTwice() {
        List<String> ids = commissions(4, "");
        SERVER.post(TestServer.ADMIN, "/api/commissions/" + ids.get(3) + "/approve", "");
        long approvedBefore = SERVER.count("commission.approved");
        worker.stop();
        String id = jobs.start(ADMIN, body("approve", "checked", ids), LONG);
        Step died = table.take(LEASE_MS, ReviewSender.UNDER_WAY).orElseThrow();
        SERVER.bean(ReviewSender.class).send(died.part().subList(0, 2).stream()
                .map(one -> Action.APPROVE.command("default", one, died.reason(), died.reviewer(), died.decidedAtMs(), false))
                .toList());
        assertThat(job(id)).extracting(BulkJob::state, BulkJob::done).containsExactly(BulkJob.State.RUNNING, 0);

        endLeases();
        worker.start();

        await().atMost(LONG).until(() -> job(id).state() == BulkJob.State.DONE);
        assertThat(job(id)).extracting(BulkJob::done, BulkJob::reviewed).containsExactly(4, 3);
        assertThat(job(id).totals()).containsEntry("USD", "120.00");
        assertThat(job(id).skipped()).as("what somebody else had approved").containsOnly(Map.entry("not_approvable", 1));
        assertThat(SERVER.count("commission.approved")).isEqualTo(approvedBefore + 3);
    }

    @Test
    void whoWasTooSlowAndWasTakenForDeadChangesNothing() {
        List<String> ids = commissions(2, "");
        worker.stop();
        String id = jobs.start(ADMIN, body("reverse", "refunded", ids), LONG);
        Step slow = table.take(LEASE_MS, ReviewSender.UNDER_WAY).orElseThrow();
        assertThat(table.take(LEASE_MS, ReviewSender.UNDER_WAY)).as("leased").isEmpty();
        endLeases();
        Step next = table.take(LEASE_MS, ReviewSender.UNDER_WAY).orElseThrow();
        assertThat(job(id).retrying()).isTrue();
        BulkStep steps = SERVER.bean(BulkStep.class);

        steps.take(slow);
        assertThat(job(id)).extracting(BulkJob::done, BulkJob::reviewed).containsExactly(0, 0);
        steps.take(next);

        assertThat(job(id)).extracting(BulkJob::done, BulkJob::reviewed).containsExactly(2, 2);
        assertThat(job(id).skipped()).isEmpty();
    }

    @Test
    void aStepThatKeepsFailingIsGivenUpWhereItIs() {
        worker.stop();
        String id = jobs.start(ADMIN, body("approve", null, List.of("none", "neither")), LONG);
        SERVER.jdbc().update("update command.bulk_review set attempts = 10, done = 1");

        worker.start();

        await().atMost(LONG).until(() -> job(id).state() == BulkJob.State.STOPPED);
        assertThat(job(id)).extracting(BulkJob::total, BulkJob::done).containsExactly(2, 1);
        assertThat(job(id).endedAt()).isNotNull();
    }

    @Test
    void aLongJobIsTakenInStepsAndAShortOneDoesNotWaitForItsEnd() {
        worker.stop();
        List<String> many = new ArrayList<>();
        for (int i = 0; i < ReviewSender.UNDER_WAY + 1; i++) {
            many.add("none-" + i);
        }
        jobs.start(ADMIN, body("approve", null, many), LONG);
        String shortOne = jobs.start(ADMIN, body("approve", null, List.of("none")), LONG);
        BulkStep steps = SERVER.bean(BulkStep.class);

        Step first = table.take(LEASE_MS, ReviewSender.UNDER_WAY).orElseThrow();
        steps.take(first);
        Step second = table.take(LEASE_MS, ReviewSender.UNDER_WAY).orElseThrow();
        steps.take(second);
        Step third = table.take(LEASE_MS, ReviewSender.UNDER_WAY).orElseThrow();

        assertThat(first.part()).hasSize(ReviewSender.UNDER_WAY);
        assertThat(second.id()).isEqualTo(shortOne);
        assertThat(third.part()).containsExactly("none-" + ReviewSender.UNDER_WAY);
        assertThat(third.skipped()).containsEntry("commission_not_found", ReviewSender.UNDER_WAY);
    }

    @Test
    void whatEndedLongAgoIsForgotten() {
        String old = jobs.start(ADMIN, body("approve", null, List.of("none")), LONG);
        SERVER.jdbc().update("update command.bulk_review set ended_at = ended_at - interval '31 days'");

        String next = jobs.start(ADMIN, body("approve", null, List.of("none")), LONG);

        assertThat(jobs.find("default", old)).isEmpty();
        assertThat(jobs.find("default", next)).isPresent();
    }

    private BulkJob job(String id) {
        return jobs.find("default", id).orElseThrow();
    }

    private static void endLeases() {
        SERVER.jdbc().update("update command.bulk_review set due_at = clock_timestamp()");
    }

    private static byte[] body(String action, @Nullable String reason, List<String> ids) {
        String why = reason == null ? "" : ",\"reason\":\"" + reason + "\"";
        String listed = ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return "{\"action\":\"%s\"%s,\"ids\":[%s]}".formatted(action, why, listed).getBytes(StandardCharsets.UTF_8);
    }

    /** Commissions of 40 USD each, of one customer. */
    private static List<String> commissions(int count, String moreOfCampaign) {
        String user = UUID.randomUUID().toString();
        String link = PROGRAM.link(PROGRAM.partner(), PROGRAM.campaign(moreOfCampaign));
        PROGRAM.identify(PROGRAM.click(link, Instant.now().minus(Duration.ofDays(1))), user);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(SERVER.post(TestServer.CRM, "/api/attribution/events", "{\"userId\":\"" + user + "\",\"type\":\"won\",\"value\":200}")
                    .json().at("/attribution/touches/0/commissionId").stringValue());
        }
        return ids;
    }
}
