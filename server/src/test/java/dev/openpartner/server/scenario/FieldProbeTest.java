package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A probe disagrees with a reader whose bounds are not those described: without that, its consent would say nothing. */
class FieldProbeTest {

    @Test
    void aReaderThatTakesMoreOrLessThanDescribedIsSeen() {
        List<FieldProbe> probes = FieldProbe.of(json("{\"type\": \"string\", \"minLength\": 1, \"maxLength\": 3}"));

        assertThat(probes.getFirst().value().stringValue()).hasSize(4);
        assertThat(probes.getFirst().agrees(List.of(fault("too_long", "")))).isTrue();
        assertThat(probes.getFirst().agrees(List.of())).as("it takes four").isFalse();
        assertThat(probes.get(1).value().stringValue()).hasSize(3);
        assertThat(probes.get(1).agrees(List.of())).isTrue();
        assertThat(probes.get(1).agrees(List.of(fault("too_long", "")))).as("it refuses three").isFalse();
    }

    @Test
    void aReaderThatKnowsAnotherWordIsSeen() {
        FieldProbe unknown = FieldProbe.of(json("{\"type\": \"string\", \"enum\": [\"approve\", \"reverse\"]}")).getFirst();

        assertThat(unknown.agrees(List.of(fault("unknown_value", "Must be one of: reverse, approve.")))).isTrue();
        assertThat(unknown.agrees(List.of(fault("unknown_value", "Must be one of: reverse, approve, pay.")))).isFalse();
        assertThat(unknown.agrees(List.of(fault("unknown_value", "Must be one of: approve.")))).isFalse();
        assertThat(unknown.agrees(List.of())).isFalse();
    }

    @Test
    void aReaderThatTakesAnotherTypeIsSeen() {
        FieldProbe object = FieldProbe.of(json("{\"type\": [\"boolean\", \"null\"]}")).getFirst();

        assertThat(object.agrees(List.of(fault("invalid_type", "")))).isTrue();
        assertThat(object.agrees(List.of())).isFalse();
    }

    private static JsonNode fault(String code, String message) {
        return JsonMapper.shared().createObjectNode().put("code", code).put("message", message);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
