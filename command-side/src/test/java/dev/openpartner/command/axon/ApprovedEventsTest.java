package dev.openpartner.command.axon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.eventstore.format.EventSerializer;
import dev.openpartner.command.eventstore.format.EventTypes;
import dev.openpartner.kernel.message.DomainEvent;
import dev.openpartner.kernel.message.EventCatalog;
import dev.openpartner.kernel.message.EventName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every event, approved once in {@code approved-events} and never edited after a release: what is in somebody's
 * log must read back for ever. A change of shape is a new revision with a file of its own. Run with {@code -Dapprove.events=true}
 * to write the files of new events.
 */
class ApprovedEventsTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved-events");

    private final EventSerializer serializer = new EventSerializer(
            new EventTypes(EventCatalog.all()),
            Jackson3Serializer.builder().jsonMapperBuilderCustomizer(new AxonJson()));

    static List<Class<? extends DomainEvent>> events() {
        return EventCatalog.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsStoredAsApprovedAndReadsBackEqual(Class<? extends DomainEvent> type) throws IOException {
        for (boolean complete : List.of(true, false)) {
            Path file = APPROVED.resolve(fileName(type, complete));
            Object sample = SampleEvents.of(type, complete);
            if (Boolean.getBoolean("approve.events") && !Files.exists(file)) {
                Files.writeString(file, pretty(sample));
            }

            String approved = Files.readString(file);

            assertThat(pretty(sample)).isEqualTo(approved);
            assertThat(readBack(type, approved)).isEqualTo(sample);
        }
    }

    @Test
    void noApprovedFileIsWithoutItsEvent() throws IOException {
        List<String> expected = events().stream()
                .flatMap(type -> Stream.of(fileName(type, true), fileName(type, false)))
                .toList();
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private Object readBack(Class<?> type, String json) {
        var stored = new SimpleSerializedObject<>(json.getBytes(UTF_8), byte[].class, serializer.typeForClass(type));
        return serializer.deserialize(stored);
    }

    private String pretty(Object event) {
        return serializer.getObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(event) + "\n";
    }

    private static String fileName(Class<?> type, boolean complete) {
        EventName name = type.getAnnotation(EventName.class);
        return name.value() + "." + name.revision() + (complete ? "" : ".least") + ".json";
    }
}
