package dev.openpartner.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.openpartner.server.startup.StartupProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxySettingsTest {

    @Test
    void addressesAndNetworksAreTakenAndNothingIsNobody() {
        assertThat(new ProxySettings("10.0.0.0/8, 192.168.1.5,fd00::/8").networks())
                .isEqualTo("10.0.0.0/8,192.168.1.5/32,fd00:0:0:0:0:0:0:0/8");
        assertThat(new ProxySettings(" ").networks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10\\.0\\.0\\.\\d+", "fd00::/129"})
    void whatIsNoNetworkStopsTheStart(String text) {
        assertThatThrownBy(() -> new ProxySettings("127.0.0.1," + text).networks())
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining(text);
    }
}
