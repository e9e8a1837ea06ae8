package dev.openpartner.kernel.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.kernel.customer.CustomerEvent.CustomerErased;
import dev.openpartner.kernel.customer.Journey;
import dev.openpartner.kernel.privacy.ErasureCommand.EraseCustomer;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EraseCustomerTest {

    private static final EraseCustomer ERASE = new EraseCustomer("t", "u", Set.of("k1"), "a", 5);

    @Test
    void a_customer_is_forgotten() {
        assertThat(Journey.erase(false, ERASE)).contains(new CustomerErased("t", "u", 5, "a"));
    }

    @Test
    void a_repeat_states_nothing() {
        assertThat(Journey.erase(true, ERASE)).isEmpty();
    }
}
