package dev.openpartner.command.demostory;

import dev.openpartner.command.apikey.PastKeys;
import dev.openpartner.command.conversion.PastSubmissions;
import dev.openpartner.command.conversion.SubmissionIdentity;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.kernel.id.IdSource;
import java.time.Clock;
import java.util.List;
import java.util.function.IntPredicate;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Fills the tenant of a demo with three months of a program, by the commands that everybody's requests become. */
@Component
@Profile("role-command")
public class DemoLoader {

    private static final int STEPS_AT_ONCE = 100;

    private final Staging staging;
    private final CommandDispatch commands;
    private final PastSubmissions submissions;
    private final PastKeys keys;
    private final SubmissionIdentity identity;
    private final IdSource ids;
    private final Clock clock;

    DemoLoader(
            Staging staging,
            CommandDispatch commands,
            PastSubmissions submissions,
            PastKeys keys,
            SubmissionIdentity identity,
            IdSource ids,
            Clock clock) {
        this.staging = staging;
        this.commands = commands;
        this.submissions = submissions;
        this.keys = keys;
        this.identity = identity;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Tells the story into a tenant.
     *
     * @param by who asked for it, and so approves and reverses in it
     * @param goOn is told how many percent are done, and says whether to go on
     * @return whether the story was told to its end
     */
    public boolean load(String tenant, String by, IntPredicate goOn) {
        long nowMs = clock.millis();
        Telling telling = new Telling(commands, submissions, keys, identity, ids, staging.build(tenant, by, nowMs));
        List<Step> steps = Story.until(nowMs);
        for (int i = 0; i < steps.size(); i++) {
            if (i % STEPS_AT_ONCE == 0) {
                telling.catchUp();
                if (!goOn.test(i * 99 / steps.size())) {
                    return false;
                }
            }
            telling.tell(steps.get(i));
        }
        telling.catchUp();
        return true;
    }
}
