package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.server.startup.StartupProblem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityCheckTest {

    private static final Map<String, String> SAFE = Map.of(
            "fsync", "on", "full_page_writes", "on", "synchronous_commit", "on", "wal_sync_method", "fdatasync");

    @Test
    void findsNothingWrongWithTheDefaultsOfPostgres() {
        assertThat(DurabilityCheck.faults(SAFE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fsync,off", "full_page_writes,off", "synchronous_commit,off", "wal_sync_method,none"})
    void namesEachSettingThatRisksAnAcknowledgedCommit(String name, String value) {
        Map<String, String> settings = new HashMap<>(SAFE);
        settings.put(name, value);

        assertThat(DurabilityCheck.faults(settings)).containsExactly(name + " = " + value);
    }

    @Test
    void takesASettingThatItCannotSeeForUnsafe() {
        assertThat(DurabilityCheck.faults(Map.of())).hasSize(4).contains("fsync = unknown");
    }

    @Test
    void namesAVersionThatIsTooOldAndTheOldestThatWillDo() {
        assertThatThrownBy(() -> DurabilityCheck.requireVersion(
                        Map.of("server_version_num", "140018", "server_version", "14.18 (Debian 14.18-1)")))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("14.18 (Debian 14.18-1)")
                .hasMessageContaining("version 15 is the oldest");
        assertThatCode(() -> DurabilityCheck.requireVersion(Map.of("server_version_num", "150000"))).doesNotThrowAnyException();
    }
}
