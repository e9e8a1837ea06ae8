package dev.openpartner.server.demo;

import dev.openpartner.command.demo.DemoPrograms;
import dev.openpartner.command.demo.DemoPrograms.DemoProgram;
import dev.openpartner.command.demo.DemoPrograms.State;
import dev.openpartner.command.demostory.DemoLoader;
import dev.openpartner.command.demostory.DemoTraces;
import dev.openpartner.console.demo.DemoProgram.Standing;
import dev.openpartner.console.port.ReadSide;
import dev.openpartner.kernel.access.DemoTenant;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.log.EventLog;
import dev.openpartner.query.projection.TenantRows;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Loads and removes the demo of a tenant. It goes on when whoever asked has left; where the process dies, its row tells so. */
@Component
@Profile("role-command & role-query")
public class DemoLife {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLife.class);

    private static final int MOST_TRIES = 10;

    private final DemoPrograms demos;
    private final DemoLoader loader;
    private final DemoTraces traces;
    private final TenantRows rows;
    private final ReadSide readSide;
    private final EventLog log;
    private final IdSource ids;

    DemoLife(
            DemoPrograms demos,
            DemoLoader loader,
            DemoTraces traces,
            TenantRows rows,
            ReadSide readSide,
            EventLog log,
            IdSource ids) {
        this.demos = demos;
        this.loader = loader;
        this.traces = traces;
        this.rows = rows;
        this.readSide = readSide;
        this.log = log;
        this.ids = ids;
    }

    /** Where the demo of a tenant is. */
    public Standing standing(String owner) {
        return demos.of(owner).map(DemoLife::standing).orElse(Standing.NONE);
    }

    /** The tenant of the demo that admins of this one may visit. */
    public Optional<String> open(String owner) {
        return demos.of(owner).filter(demo -> demo.state() == State.READY).map(DemoProgram::tenant);
    }

    /**
     * Loads a demo unless there is one, and waits for that a while.
     *
     * @param by who asks, and so decides in it
     */
    public Standing load(String owner, String by, Duration atMost) {
        if (standing(owner).state().equals("interrupted")) {
            remove(owner, by);
        }
        String tenant = DemoTenant.named(ids.next());
        if (demos.begin(owner, tenant)) {
            CompletableFuture<Void> loading = new CompletableFuture<>();
            Thread.ofVirtual().name("demo-load").start(() -> {
                try {
                    load(tenant, by);
                } finally {
                    loading.complete(null);
                }
            });
            await(loading, atMost);
        }
        return standing(owner);
    }

    /** Removes what there is: closed at once, and gone when this returns. A repeat ends what one that died began. */
    public void remove(String owner, String by) {
        demos.of(owner).map(DemoProgram::tenant).ifPresent(tenant -> {
            demos.close(tenant);
            clear(tenant, by);
            demos.end(tenant);
            LOG.info("The demo {} was removed", tenant);
        });
    }

    private void load(String tenant, String by) {
        long beganNs = System.nanoTime();
        boolean told = false;
        try {
            told = loader.load(tenant, by, percent -> demos.loaded(tenant, percent));
            // Whoever comes in now finds every list full.
            awaitLists();
            told = told && demos.loaded(tenant, 100);
            LOG.info("The demo {} was loaded in {} ms", tenant, Duration.ofNanos(System.nanoTime() - beganNs).toMillis());
        } catch (RuntimeException failure) {
            LOG.error("The demo {} could not be loaded", tenant, failure);
            demos.close(tenant);
        } finally {
            if (!told) {
                giveUp(tenant, by);
            }
        }
    }

    /** Takes away what was loaded of a demo that will not be; where that fails as well, its row stays and says so. */
    private void giveUp(String tenant, String by) {
        try {
            clear(tenant, by);
            demos.end(tenant);
        } catch (RuntimeException failure) {
            LOG.error("What was loaded of the demo {} could not be removed; somebody may try again", tenant, failure);
        }
    }

    private void clear(String tenant, String by) {
        traces.remove(tenant, by);
        awaitLists();
        rows.delete(tenant);
    }

    /** Waits until every list shows what is in the log now; each try waits for seconds, so a server that cannot is not waited for long. */
    private void awaitLists() {
        long head = log.head();
        for (int tries = 0; tries < MOST_TRIES && readSide.positions().values().stream().anyMatch(position -> position < head); tries++) {
            readSide.catchUp(head);
        }
    }

    private static Standing standing(DemoProgram demo) {
        String state = switch (demo.state()) {
            case READY -> "ready";
            case LOADING -> demo.silent() ? "interrupted" : "loading";
            case REMOVING -> demo.silent() ? "interrupted" : "removing";
        };
        return new Standing(state, demo.percent());
    }

    private static void await(CompletableFuture<Void> loading, Duration atMost) {
        try {
            loading.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException goesOnWithoutUs) {
            LOG.debug("A demo is still being loaded", goesOnWithoutUs);
        }
    }
}
