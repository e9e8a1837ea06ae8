package dev.openpartner.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.click.ClickEvent.ClickRecorded;
import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerState;
import dev.openpartner.kernel.partner.Partners;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordClickTest {

    private static final Map<String, String> UTM = Map.of("source", "news");

    @Test
    void a_visit_is_recorded_with_what_tells_of_the_visitor_sealed() {
        assertThat(ClickState.record(null, record("t", "velocity"), Partners.joined(), visit -> "sealed " + visit))
                .contains(new ClickRecorded(
                        "t", "c", "key", "p", "camp", 1_000, "ip", "sealed {}", UTM, "CH", List.of("velocity"), "router", 2_000));
    }

    @Test
    void the_click_of_a_partner_without_standing_is_flagged() {
        assertThat(flags(Partners.revoked())).containsExactly("revoked");
        assertThat(flags(Partners.erased(), "velocity")).containsExactly("velocity", "revoked");
        assertThat(flags(null)).containsExactly("revoked");
        assertThat(flags(Partners.revoked(), "revoked")).containsExactly("revoked");
        assertThat(flags(Partners.joined(), "revoked")).containsExactly("revoked");
        assertThat(flags(Partners.joined())).isEmpty();
    }

    @Test
    void a_repeat_states_nothing_whatever_else_it_says() {
        assertThat(ClickState.record(Clicks.recorded(), record("t", "velocity"), Partners.revoked(), visit -> visit)).isEmpty();
    }

    @Test
    void an_id_that_another_tenant_uses_is_taken() {
        assertThat(Refusals.of(() -> ClickState.record(Clicks.recorded(), record("other"), Partners.joined(), visit -> visit)))
                .isEqualTo("CONFLICT click_id_taken");
    }

    private static List<String> flags(@Nullable PartnerState partner, String... flags) {
        return ClickState.record(null, record("t", flags), partner, visit -> visit).orElseThrow().flags();
    }

    private static RecordClick record(String tenant, String... flags) {
        return new RecordClick(tenant, "c", "key", "p", "camp", 1_000, "ip", "{}", UTM, "CH", List.of(flags), "router", 2_000);
    }
}
