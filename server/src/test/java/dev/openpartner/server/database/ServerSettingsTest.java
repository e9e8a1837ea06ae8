package dev.openpartner.server.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The embedded PostgreSQL takes as much memory as the machine has to give. */
class ServerSettingsTest {

    private static final long MIB = 1024L * 1024L;

    @ParameterizedTest
    @CsvSource({"512, 128", "2048, 256", "8192, 1024", "65536, 2048"})
    void keepsAnEighthOfTheMemoryForPages(long memoryMb, long sharedBuffersMb) {
        assertThat(ServerSettings.sharedBuffersMb(memoryMb * MIB)).isEqualTo(sharedBuffersMb);
    }
}
