package dev.openpartner.command.identity;

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

    ClickTenants(EventLog log) {
        this.log = log;
    }

    /** The tenant of a click; empty for an unknown one. */
    Optional<String> tenantOf(String clickId) {
        return log.readStream(Streams.click(clickId)).stream()
                .findFirst()
                .map(recorded -> recorded.event().tenant());
    }
}
