package dev.openpartner.command.eventstore.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.command.eventstore.format.EventTypes.StoredType;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventCatalog;
import dev.openpartner.kernel.message.EventName;
import java.util.List;
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
}
