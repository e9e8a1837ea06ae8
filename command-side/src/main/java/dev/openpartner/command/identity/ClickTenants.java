package dev.openpartner.command.identity;

import dev.openpartner.command.click.ClickBacklog;
import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.command.lane.StoreUnavailable;
import dev.openpartner.kernel.click.ClickState;
import dev.openpartner.kernel.id.Streams;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.kernel.message.Refused;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells whose a click is. An anonymous caller names nothing but the click. */
@Component
@Profile("role-command")
class ClickTenants {

    private final EventLog log;
    private final Predicate<String> isGone;
    private final Predicate<String> isUnstored;

    @Autowired
    ClickTenants(EventLog log, DemoPrograms demos, ClickBacklog backlog) {
        this(log, demos::isGone, backlog::isUnstored);
    }

    ClickTenants(EventLog log, Predicate<String> isGone, Predicate<String> isUnstored) {
        this.log = log;
        this.isGone = isGone;
        this.isUnstored = isUnstored;
    }

    /**
     * The tenant of a click.
     *
     * @throws Refused {@code click_not_found} for an unknown one, and for one of a demo that was removed
     * @throws StoreUnavailable for one that waits in memory, because the database was away when its visitor was redirected: a visitor
     *     who is faster than its click has to come again, and would be lost if it were told that there is no such click
     */
    String tenantOf(String clickId) {
        // Asked first: a click that is stored meanwhile is found then.
        boolean unstored = isUnstored.test(clickId);
        return log.readStream(Streams.click(clickId)).stream()
                .findFirst()
                .map(recorded -> recorded.event().tenant())
                .filter(tenant -> !isGone.test(tenant))
                .orElseThrow(() -> unstored ? new StoreUnavailable("The click is not stored yet", null) : ClickState.notFound());
    }
}
