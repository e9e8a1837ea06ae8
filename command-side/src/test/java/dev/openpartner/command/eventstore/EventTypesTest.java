package dev.openpartner.command.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.eventstore.EventTypes.StoredType;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventCatalog;
import dev.openpartner.kernel.message.EventName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @EventName("sample.named")
    private record Named() {}

    @EventName("sample.named")
    private record AlsoNamed() {}

    @EventName(value = "sample.named", revision = 2)
    private record NamedAgain() {}

    @Test
    void everyEventHasANameOfItsOwn() {
        EventTypes types = new EventTypes(EventCatalog.all());

        assertThat(EventCatalog.all()).hasSizeGreaterThan(20).allSatisfy(event -> {
            StoredType type = types.typeOf(event).orElseThrow();
            assertThat(type.name()).matches("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
            assertThat(types.classOf(type)).contains(event);
            assertThat(DomainEvent.class).isAssignableFrom(event);
        });
    }

    @Test
    void twoClassesCannotShareANameButRevisionsOfOneCan() {
        assertThatThrownBy(() -> new EventTypes(List.of(Named.class, AlsoNamed.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sample.named");
        assertThat(new EventTypes(List.of(Named.class, NamedAgain.class)).classOf(new StoredType("sample.named", 2)))
                .contains(NamedAgain.class);
    }

    @Test
    void aClassWithoutANameIsNoEvent() {
        assertThatThrownBy(() -> new EventTypes(List.of(String.class))).hasMessageContaining("@EventName");
    }

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
