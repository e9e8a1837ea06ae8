package dev.openpartner.server.signin;

import dev.openpartner.console.demo.DemoProgram;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.message.Refused;
import dev.openpartner.server.demo.DemoLife;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.security.core.context.SecurityContextHolder;

/** The demo of whoever has signed in: that of the tenant of their account, wherever they are visiting. */
final class PeopleDemo implements DemoProgram {

    private final DemoLife life;
    private final Visits visits;

    PeopleDemo(DemoLife life, Visits visits) {
        this.life = life;
        this.visits = visits;
    }

    @Override
    public Standing standing(Caller caller) {
        return life.standing(owner(caller));
    }

    @Override
    public Standing load(Caller caller, Duration atMost) {
        return life.load(owner(caller), caller.actor(), atMost);
    }

    @Override
    public void visit(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        String demo = life.open(owner(caller))
                .orElseThrow(() -> Refused.notFound("demo_not_found", "There is no demo to visit. Load one first."));
        visits.enter(demo, request, response);
    }

    @Override
    public void leave(HttpServletRequest request, HttpServletResponse response) {
        visits.leave(request, response);
    }

    @Override
    public void remove(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        visits.leave(request, response);
        life.remove(owner(caller), caller.actor());
    }

    private static String owner(Caller caller) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? signedIn.account().key().tenant()
                : caller.tenant();
    }
}
