package dev.openpartner.command.signin;

import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Mails invitations, one at a time. A process that dies between the mail and the row's end makes another one send a second mail,
 * which does no harm; the other way round somebody would wait for ever.
 */
@Component
@Profile("role-command")
class InvitationWorker implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(InvitationWorker.class);

    private static final long POLL_MS = 1_000;

    /** Longer than a mail server is waited for. */
    private static final long LEASE_MS = 60_000;

    /** The first retry after ten seconds, the last after about three hours; twelve of them take most of a day. */
    private static final long FIRST_RETRY_MS = 10_000;

    private static final int MOST_DOUBLINGS = 10;
    private static final int MOST_FAILURES = 12;

    private final InvitationRequests requests;
    private final AccountDirectory accounts;
    private final SignInMail mail;
    private @Nullable ScheduledExecutorService timer;

    InvitationWorker(InvitationRequests requests, AccountDirectory accounts, SignInMail mail) {
        this.requests = requests;
        this.accounts = accounts;
        this.mail = mail;
    }

    /** Mails what is due. */
    void work() {
        try {
            for (Optional<InvitationRequests.Taken> due = requests.take(LEASE_MS); due.isPresent(); due = requests.take(LEASE_MS)) {
                invite(due.get());
            }
        } catch (RuntimeException databaseAway) {
            LOG.debug("Invitations wait for the database", databaseAway);
        }
    }

    private void invite(InvitationRequests.Taken due) {
        try {
            // Whoever was revoked meanwhile is not invited any more.
            AccountKey.parse(due.account()).flatMap(accounts::find).ifPresent(mail::invite);
            requests.finish(due.account());
        } catch (RuntimeException failure) {
            if (due.failures() >= MOST_FAILURES) {
                LOG.error("The invitation of {} is given up; they can ask for a link at sign-in", due.account(), failure);
                requests.finish(due.account());
                return;
            }
            long retryMs = FIRST_RETRY_MS << Math.min(due.failures(), MOST_DOUBLINGS);
            LOG.warn("The invitation of {} cannot be mailed; again in {} ms: {}", due.account(), retryMs, failure.toString());
            requests.fail(due.account(), retryMs);
        }
    }

    @Override
    public synchronized void start() {
        if (timer == null) {
            timer = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("invitations").factory());
            var _ = timer.scheduleWithFixedDelay(this::work, POLL_MS, POLL_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void stop() {
        if (timer != null) {
            timer.shutdown();
            timer = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return timer != null;
    }
}
