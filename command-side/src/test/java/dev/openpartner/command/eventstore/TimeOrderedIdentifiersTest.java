package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdentifiersTest {

    @Test
    void identifiersSortByTimeAndSayTheirVersion() {
        Instant noon = Instant.parse("2026-11-23T12:00:00Z");
        UUID first = TimeOrderedIdentifiers.next(noon, -1);
        UUID second = TimeOrderedIdentifiers.next(noon.plusNanos(300_000), 0);
        UUID third = TimeOrderedIdentifiers.next(noon.plusMillis(1), 0);

        assertThat(List.of(first, second, third))
                .isSortedAccordingTo((a, b) -> a.toString().compareTo(b.toString()))
                .allSatisfy(id -> {
                    assertThat(id.version()).isEqualTo(7);
                    assertThat(id.variant()).isEqualTo(2);
                });
    }
}
