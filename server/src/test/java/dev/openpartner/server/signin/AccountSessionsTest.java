package dev.openpartner.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.server.testserver.OnTestServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;

/** How long a session lasts, by a clock that a test sets. */
@OnTestServer
class AccountSessionsTest {

    private static final AccountKey ADMIN = new AccountKey("default", Role.ADMIN, "admin-1");

    private final SettableClock clock = new SettableClock();
    private final AccountSessions sessions;
    private final Account account;
    private MockHttpServletRequest request = new MockHttpServletRequest();

    @Autowired
    AccountSessionsTest(AccountDirectory accounts) {
        this.sessions = new AccountSessions(accounts, clock);
        this.account = accounts.find(ADMIN).orElseThrow();
    }

    @BeforeEach
    void signIn() {
        sessions.saveContext(new SecurityContextImpl(new SignedIn(account)), request, new MockHttpServletResponse());
    }

    @Test
    void aSessionEndsAfterSevenDaysHoweverMuchItIsUsed() {
        clock.forward(Duration.ofDays(7).minusMillis(1));
        assertThat(caller()).isEqualTo(account.caller());

        clock.forward(Duration.ofMillis(1));

        assertThat(caller()).isNull();
        assertThat(request.getSession(false)).isNull();
    }

    @Test
    void aSessionEndsAfterTwelveHoursWithoutUse() {
        assertThat(Objects.requireNonNull(request.getSession(false)).getMaxInactiveInterval()).isEqualTo(12 * 60 * 60);
    }

    @Test
    void aSessionThatNamesNobodyOrHasAnotherStandingIsNone() {
        for (Object[] wrong : new Object[][] {{"account", "default/admin:nobody"}, {"account", "nonsense"}, {"standing", 7}}) {
            request = new MockHttpServletRequest();
            signIn();
            Objects.requireNonNull(request.getSession(false)).setAttribute((String) wrong[0], wrong[1]);

            assertThat(caller()).as("%s %s", wrong).isNull();
        }
    }

    @Test
    void whatTheBrowserBroughtIsNotTheSessionThatBegins() {
        MockHttpSession planted = new MockHttpSession();
        request = new MockHttpServletRequest();
        request.setSession(planted);

        signIn();

        assertThat(planted.isInvalid()).isTrue();
        assertThat(Objects.requireNonNull(request.getSession(false)).getId()).isNotEqualTo(planted.getId());
    }

    private @Nullable Caller caller() {
        SecurityContext context = sessions.loadDeferredContext(request).get();
        return context.getAuthentication() instanceof SignedIn signedIn ? signedIn.getPrincipal() : null;
    }

    private static final class SettableClock extends Clock {

        private Instant now = Instant.parse("2026-06-01T12:00:00Z");

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
