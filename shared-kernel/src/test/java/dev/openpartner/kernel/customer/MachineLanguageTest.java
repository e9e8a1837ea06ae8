package dev.openpartner.kernel.customer;

import static dev.openpartner.kernel.customer.World.DAY;
import static dev.openpartner.kernel.customer.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.audit.AttributionAudit;
import dev.openpartner.kernel.audit.AuditDifference;
import dev.openpartner.kernel.commission.CommissionEvent.CommissionAccrued;
import dev.openpartner.kernel.message.DomainEvent;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is recorded, and what an audit tells of it, reads the same whatever language the machine speaks. */
class MachineLanguageTest {

    private final Locale before = Locale.getDefault();
    private final World world = new World();

    @BeforeEach
    void speakALanguageWithDigitsOfItsOwn() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        world.click("k1", "p1", "c1", NOW - DAY);
        world.convert("e1", NOW, 10_000);
    }

    @AfterEach
    void speakAsBefore() {
        Locale.setDefault(before);
    }

    @Test
    void the_steps_of_a_commission_are_recorded_in_the_same_digits() {
        assertThat(world.log)
                .filteredOn(CommissionAccrued.class::isInstance)
                .singleElement()
                .extracting(event -> ((CommissionAccrued) event).steps())
                .isEqualTo(List.of(
                        "Rule 1 of the campaign's rules, version 1: 20 % of the value for every conversion.",
                        "20 % of 100.00 USD is 20.00 USD."));
    }

    @Test
    void an_audit_tells_of_a_missing_commission_in_the_same_digits() {
        List<DomainEvent> without =
                world.log.stream().filter(event -> !(event instanceof CommissionAccrued)).toList();
        HistoryOf log = new HistoryOf(without);

        assertThat(new AttributionAudit(log, "t").replay(log.head(), share -> {}).first())
                .extracting(AuditDifference::replayed)
                .containsExactly("commission of 20.00 USD for partner p1: 1/1 of 20.00 USD by rule 1 of campaign version 1 (20 percent),"
                        + " click k1 of campaign c1, not held back");
    }
}
