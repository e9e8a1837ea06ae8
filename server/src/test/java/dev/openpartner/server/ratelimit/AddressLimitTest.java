package dev.openpartner.server.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressLimitTest {

    @Test
    void anAddressMayTrySoOftenAndIsToldHowLongToWaitThen() {
        AddressLimit limit = new AddressLimit(3);

        assertThat(limit.take("192.0.2.1")).isZero();
        assertThat(limit.take("192.0.2.1")).isZero();
        assertThat(limit.take("192.0.2.1")).isZero();
        assertThat(limit.take("192.0.2.1")).isBetween(1L, 60L);
        assertThat(limit.take("192.0.2.2")).isZero();
    }

    @Test
    void whoHasANetworkOfAddressesCountsAsOne() {
        AddressLimit limit = new AddressLimit(1);

        assertThat(limit.take("2001:db8:1:2::1")).isZero();
        assertThat(limit.take("2001:db8:1:2:ffff::9")).isPositive();
        assertThat(limit.take("2001:db8:1:3::1")).isZero();
    }
}
