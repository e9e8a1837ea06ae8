package dev.openpartner.command.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.openpartner.command.lane.StoreUnavailable;
import dev.openpartner.kernel.click.ClickEvent.ClickFlagged;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.log.RecordedEvent;
import dev.openpartner.kernel.message.Refused;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClickTenantsTest {

    private final Set<String> stored = new HashSet<>();
    private final Set<String> unstored = new HashSet<>();
    private final ClickTenants tenants = new ClickTenants(new Clicks(), "removed-demo"::equals, unstored::contains);

    @Test
    void a_stored_click_is_that_of_its_tenant() {
        stored.add("acme/1");
        assertThat(tenants.tenantOf("acme/1")).isEqualTo("acme");
    }

    @Test
    void a_click_that_nobody_knows_and_one_of_a_removed_demo_are_not_found() {
        stored.add("removed-demo/1");
        for (String clickId : List.of("acme/1", "removed-demo/1")) {
            assertThatExceptionOfType(Refused.class)
                    .isThrownBy(() -> tenants.tenantOf(clickId))
                    .satisfies(refused -> assertThat(refused.code()).isEqualTo("click_not_found"));
        }
    }

    @Test
    void a_click_that_still_has_to_be_stored_is_asked_for_again_later() {
        unstored.add("acme/1");
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> tenants.tenantOf("acme/1"));
        stored.add("acme/1");
        assertThat(tenants.tenantOf("acme/1")).isEqualTo("acme");
    }

    /** Clicks whose ids begin with the tenant. */
    private final class Clicks implements EventLog {

        @Override
        public long head() {
            return stored.size();
        }

        @Override
        public List<RecordedEvent> readAfter(long position, int limit) {
            return List.of();
        }

        @Override
        public List<RecordedEvent> readStream(String aggregateId) {
            return stored.stream()
                    .filter(clickId -> Streams.click(clickId).equals(aggregateId))
                    .map(clickId -> new RecordedEvent(1, aggregateId, 0, 0, flagged(clickId)))
                    .toList();
        }

        private static ClickFlagged flagged(String clickId) {
            return new ClickFlagged(clickId.substring(0, clickId.indexOf('/')), clickId, "manual", null, 1, "key:admin");
        }
    }
}
