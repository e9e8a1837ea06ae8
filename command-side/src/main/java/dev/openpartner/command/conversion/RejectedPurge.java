package dev.openpartner.command.conversion;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Deletes rejected submissions when their time is up. Every node does; each finds little to do after the other. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@Profile("role-command")
class RejectedPurge {

    private static final Logger log = LoggerFactory.getLogger(RejectedPurge.class);
    private static final long EVERY_MS = 3_600_000;
    private static final long FIRST_AFTER_MS = 60_000;

    private final RejectedTable table;
    private final Clock clock;

    RejectedPurge(RejectedTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Scheduled(initialDelay = FIRST_AFTER_MS, fixedDelay = EVERY_MS)
    void purge() {
        try {
            int purged = table.purge(clock.instant().minus(RejectedTable.KEPT));
            if (purged > 0) {
                log.info("Deleted {} rejected submissions whose time was up", purged);
            }
        } catch (DataAccessException e) {
            log.warn("Rejected submissions were not purged; trying again in an hour", e);
        }
    }
}
