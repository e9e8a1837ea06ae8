package dev.openpartner.command.identity;

import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells whose a click is. An anonymous caller names nothing but the click. */
@Component
@Profile("role-command")
class ClickTenants {

    private final EventLog log;
    private final DemoPrograms demos;

    ClickTenants(EventLog log, DemoPrograms demos) {
        this.log = log;
        this.demos = demos;
    }

    /** The tenant of a click; empty for an unknown one, and for one of a demo that was removed. */
    Optional<String> tenantOf(String clickId) {
        return log.readStream(Streams.click(clickId)).stream()
                .findFirst()
                .map(recorded -> recorded.event().tenant())
                .filter(tenant -> !demos.isGone(tenant));
    }
}
