package dev.openpartner.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.message.Refusals;
import dev.openpartner.kernel.partner.PartnerCommand.RegisterPartner;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReleased;
import dev.openpartner.kernel.partner.PartnerEmailEvent.PartnerEmailReserved;
import dev.openpartner.kernel.partner.PartnerEvent.PartnerRegistered;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterPartnerTest {

    private static final PartnerEmailReserved RESERVED = new PartnerEmailReserved("t", "h", "p", 1);

    @Test
    void whoever_joins_holds_the_address_and_is_active_with_personal_data_sealed() {
        RegisterPartner command = register("p", "{\"tier\":1}");

        PartnerRegistered registered = PartnerState.register(command, PartnerEmailState.FREE, text -> "sealed " + text);

        assertThat(registered).isEqualTo(new PartnerRegistered(
                "t", "p", "sealed ada@example.com", "h", "sealed Ada", "sealed {\"tier\":1}", true, 1, "a"));
        assertThat(PartnerState.evolve(null, registered).isActive()).isTrue();
        assertThat(PartnerEmailState.FREE.reserve(command)).isEqualTo(RESERVED);
    }

    @Test
    void metadata_may_be_absent() {
        assertThat(PartnerState.register(register("p", null), PartnerEmailState.FREE, text -> "sealed").sealedMetadata()).isNull();
    }

    @Test
    void an_address_that_somebody_holds_is_taken_also_for_a_repeat() {
        PartnerEmailState held = PartnerEmailState.evolve(RESERVED);
        for (RegisterPartner command : new RegisterPartner[] {register("p", null), register("p2", null)}) {
            assertThat(Refusals.of(() -> PartnerState.register(command, held, text -> text))).isEqualTo("CONFLICT email_taken");
            assertThat(Refusals.of(() -> held.reserve(command))).isEqualTo("CONFLICT email_taken");
        }
    }

    @Test
    void an_address_that_an_erased_partner_held_is_free() {
        PartnerEmailState released = PartnerEmailState.evolve(new PartnerEmailReleased("t", "h", "p", 2));

        assertThat(released.reserve(register("p2", null)).partnerId()).isEqualTo("p2");
    }

    private static RegisterPartner register(String partnerId, @Nullable String metadata) {
        return new RegisterPartner("t", partnerId, "ada@example.com", "h", "Ada", metadata, true, 1, "a");
    }
}
