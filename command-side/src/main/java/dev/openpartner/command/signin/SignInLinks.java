package dev.openpartner.command.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.mail.Mailer;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Sends people the link that they ask for. All of it happens behind the answer: whether an address is known shows neither in what
 * is answered nor in how long that takes.
 */
@Component
@Profile("role-command")
public class SignInLinks implements DisposableBean {

    /** Unused links of one account within {@link #LIMITED_FOR}; more would only be a nuisance to whoever gets them. */
    static final int MOST_LINKS = 5;

    static final Duration LIMITED_FOR = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(SignInLinks.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MAX_EMAIL_LENGTH = 320;

    private final AccountDirectory accounts;
    private final OneTimeTokens tokens;
    private final SignInMail mail;
    private final Mailer mailer;
    private final ThreadPoolExecutor sending = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("sign-in-links").factory(),
            (task, pool) -> LOG.warn("Too many links to sign in are asked for at once; one was not sent"));

    SignInLinks(AccountDirectory accounts, OneTimeTokens tokens, SignInMail mail, Mailer mailer) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mail = mail;
        this.mailer = mailer;
    }

    /** Whether links reach people by mail; otherwise they are printed where the server runs. */
    public boolean reachPeople() {
        return mailer.reachesPeople();
    }

    /** Has a link sent to this address if somebody may sign in with it. */
    public void request(String email) {
        String wanted = email.strip();
        if (!wanted.isEmpty() && wanted.length() <= MAX_EMAIL_LENGTH) {
            sending.execute(() -> send(wanted));
        }
    }

    private void send(String email) {
        try {
            List<Account> asking = accounts.byEmail(email).stream()
                    .filter(account -> tokens.issuedWithin(Purpose.SIGN_IN, account.key().text(), LIMITED_FOR) < MOST_LINKS)
                    .toList();
            if (!asking.isEmpty()) {
                mail.sendLinks(asking);
            }
        } catch (RuntimeException failure) {
            LOG.warn("A link to sign in could not be sent: {}", failure.toString());
        }
    }

    @Override
    public void destroy() {
        sending.shutdown();
    }
}
