package dev.openpartner.command.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.testing.Program;
import dev.openpartner.command.testing.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept in memory of what was decided, and what is stored beside the streams. */
class CachedRepositoryTest {

    @Test
    void customersAreKeptInMemoryAndSmallThingsThatWereJustMadeAreNot() {
        try (TestServer server = new TestServer()) {
            Program program = new Program(server);
            program.identify(program.freshClick(), "jane");
            server.post(TestServer.CRM, "/api/attribution/events", "{\"userId\":\"jane\",\"type\":\"won\",\"value\":100}");
            GroupCommitCommandBus bus = server.bean(GroupCommitCommandBus.class);

            assertThat(streams(server, "customer.conversion-attributed")).hasSize(1).allMatch(bus::isCached);
            assertThat(streams(server, "commission.accrued")).hasSize(1).noneMatch(bus::isCached);
        }
    }

    private static List<String> streams(TestServer server, String eventType) {
        return server.jdbc().query(
                "select aggregate_id from event_store.event where event_type = ?", (row, number) -> row.getString(1), eventType);
    }

    @Test
    void aStateIsStoredAtIntervalsThatGrowWithItsStream() {
        assertThat(lengthsAtWhichAStateIsStored(1, 200)).containsExactly(16, 32, 48, 64, 80, 96, 112, 128, 160, 192);
        assertThat(lengthsAtWhichAStateIsStored(4_000, 6_000)).containsExactly(4_096, 4_608, 5_120, 5_632);
    }

    @Test
    void severalEventsAtOnceDoNotPassOverTheLengthAtWhichAStateIsStored() {
        assertThat(CachedRepository.isSnapshotDue(17, 3, 16)).isTrue();
        assertThat(CachedRepository.isSnapshotDue(19, 3, 16)).isFalse();
        assertThat(CachedRepository.isSnapshotDue(16, 1, 0)).isFalse();
    }

    @Test
    void aStateThatTookManyEventsToLoadIsStoredSooner() {
        assertThat(CachedRepository.isLoadTooLong(500, 15, 16)).isFalse();
        assertThat(CachedRepository.isLoadTooLong(500, 16, 16)).isTrue();
        assertThat(CachedRepository.isLoadTooLong(5_000, 155, 16)).isFalse();
        assertThat(CachedRepository.isLoadTooLong(5_000, 156, 16)).isTrue();
        assertThat(CachedRepository.isLoadTooLong(5_000, 5_000, 0)).isFalse();
    }

    private static int[] lengthsAtWhichAStateIsStored(int from, int to) {
        return IntStream.range(from, to)
                .filter(length -> CachedRepository.isSnapshotDue(length, 1, 16))
                .toArray();
    }
}
