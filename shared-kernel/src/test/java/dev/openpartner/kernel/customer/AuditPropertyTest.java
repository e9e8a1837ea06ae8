package dev.openpartner.kernel.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.audit.AttributionAudit;
import dev.openpartner.kernel.audit.AuditResult;
import dev.openpartner.kernel.commission.CommissionStatus;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AuditPropertyTest {

    @Property(tries = 400)
    void whatever_was_recorded_in_whatever_order_a_replay_decides_the_same(
            @ForAll @Size(max = 14) List<@From(supplier = Evidence.Any.class) Evidence> evidence,
            @ForAll @IntRange(max = 5) int reviewed) {
        World world = Evidence.world();
        Evidence.distinct(evidence).forEach(fact -> {
            Evidence.apply(world, fact);
            world.review("e" + reviewed, CommissionStatus.APPROVED);
        });

        HistoryOf log = new HistoryOf(world.log);
        AuditResult found = new AttributionAudit(log, "t").replay(log.head(), share -> {});

        assertThat(found.first()).isEmpty();
        assertThat(found.differences()).isZero();
        assertThat(found.commissions()).isEqualTo(world.commissions.size());
    }
}
