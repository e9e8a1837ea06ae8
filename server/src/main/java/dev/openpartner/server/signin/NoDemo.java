package dev.openpartner.server.signin;

import dev.openpartner.console.demo.DemoProgram;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the demo's page gets at a node that answers and does not decide. */
@Component
@Profile("!role-command & role-query")
final class NoDemo implements DemoProgram {

    @Override
    public Standing standing(Caller caller) {
        return Standing.NONE;
    }

    @Override
    public Standing load(Caller caller, Duration atMost) {
        throw notHere();
    }

    @Override
    public void visit(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        throw notHere();
    }

    @Override
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        throw notHere();
    }

    @Override
    public void remove(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        throw notHere();
    }

    private static Refused notHere() {
        return Refused.conflict("misdirected_request", "A demo is loaded at a node that plays both roles. Open its console.");
    }
}
