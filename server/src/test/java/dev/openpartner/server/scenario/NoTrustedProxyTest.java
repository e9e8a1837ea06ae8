package dev.openpartner.server.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A server that was told of no proxy: anybody can write a forwarding header, and nobody is believed. */
@RunningServer
class NoTrustedProxyTest {

    private final Program program;

    NoTrustedProxyTest(@LocalServerPort int port) {
        Callers callers = Callers.at(port);
        program = Program.paying20Percent(callers.admin(), callers.nobody());
    }

    @Test
    void anInventedAddressIsNotCountedAsAnother() {
        Clicks.follow(program, number -> "198.51.100." + number);

        Clicks.expectOneAddress(program);
    }

    @Test
    void anInventedProtocolMakesNoCookieSecure() {
        Answer redirect = program.visitor().with("X-Forwarded-Proto", "https").get(program.link()).expect(302);

        assertThat(redirect.header("Set-Cookie").orElseThrow()).startsWith("_cref=").doesNotContain("Secure").doesNotContain("Domain");
    }
}
