package dev.openpartner.command.click;

import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.Patience;
import dev.openpartner.kernel.click.ClickCommand.RecordClick;
import dev.openpartner.kernel.message.Refused;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Records the router's clicks. A visitor waits for one commit, and never longer than half a second: a click that is not stored
 * by then is kept in memory, and sent again until it is where that fails.
 */
@Component
@Profile("role-command")
class ClickRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ClickRecorder.class);

    /** Ends a wait a fifth of it later at most. */
    private static final Patience PATIENCE = Patience.of(Duration.ofMillis(400));

    private final CommandDispatch commands;
    private final ClickBacklog backlog;

    ClickRecorder(CommandDispatch commands, ClickBacklog backlog) {
        this.commands = commands;
        this.backlog = backlog;
    }

    /** Records a click, now or later. Never fails: a visitor is redirected whatever happens. */
    void record(RecordClick click) {
        if (backlog.isStoreDown()) {
            backlog.add(click);
            return;
        }
        backlog.begin(click);
        await(commands.<Boolean>submit(click).whenComplete((outcome, fault) -> keepForLater(click, fault)));
    }

    private void keepForLater(RecordClick click, @Nullable Throwable fault) {
        if (fault != null && !(fault instanceof Refused)) {
            backlog.add(click);
            return;
        }
        if (fault instanceof Refused refused) {
            LOG.warn("A click was refused: {}", refused.code());
        }
        backlog.end(click);
    }

    private static void await(CompletableFuture<?> answer) {
        try {
            // A copy: what ends the wait must not end what deals with the click.
            PATIENCE.get(answer.copy());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException handledWhenComplete) {
            // The visitor goes on; whenComplete deals with the click.
            return;
        }
    }
}
