package dev.openpartner.command.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.account.AccountDirectory;
import dev.openpartner.command.account.AccountKey;
import dev.openpartner.command.account.EmailHashes;
import dev.openpartner.command.http.CommandDispatch;
import dev.openpartner.command.http.EmailAddress;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.kernel.access.Caller;
import dev.openpartner.kernel.access.Caller.Role;
import dev.openpartner.kernel.admin.AdminCommand.RegisterAdmin;
import dev.openpartner.kernel.admin.AdminCommand.ReinstateAdmin;
import dev.openpartner.kernel.admin.AdminMember;
import dev.openpartner.kernel.id.IdSource;
import dev.openpartner.kernel.message.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes the first admin: whoever starts the server reads a link on its terminal, and whoever brings that link becomes an admin of
 * the tenant that runs the install. Each start without an admin makes a new link and voids the one before.
 */
@Component
@Profile("role-command")
public class SetUp {

    /** How long the link works. */
    static final Duration VALID_FOR = Duration.ofHours(24);

    /** Who made an admin that nobody else made. */
    static final String ACTOR = "set-up-link";

    private static final int MAX_NAME_LENGTH = 200;
    private static final String PAGE = "/set-up#";

    private final OneTimeTokens tokens;
    private final AccountDirectory accounts;
    private final CommandDispatch commands;
    private final EmailHashes hashes;
    private final IdSource ids;
    private final Clock clock;
    private final boolean always;

    SetUp(
            OneTimeTokens tokens,
            AccountDirectory accounts,
            CommandDispatch commands,
            EmailHashes hashes,
            IdSource ids,
            Clock clock,
            SignInSettings settings) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.commands = commands;
        this.hashes = hashes;
        this.ids = ids;
        this.clock = clock;
        this.always = settings.setUpLink();
    }

    /** A new link for this start, as path and fragment; empty when there is an admin and no setting asks for a link. */
    public Optional<String> newLink() {
        return always || !accounts.team(Caller.HOME_TENANT).hasActiveMember()
                ? Optional.of(PAGE + tokens.replace(Purpose.SET_UP, Caller.HOME_TENANT, VALID_FOR))
                : Optional.empty();
    }

    /**
     * Makes the bearer of a link an admin, and uses the link up. An admin who has this address is let in as who they are, with
     * their rights back if they had lost them: that is how somebody gets in again who has lost access.
     *
     * @throws Refused {@code link_not_valid} for a link that was used, has expired or never was, {@code invalid_email} or
     *     {@code invalid_name}; then nothing was done
     */
    public Account complete(String token, String email, String name) {
        return completeChecked(token, checkedEmail(email), checkedName(name));
    }

    private Account completeChecked(String token, String email, String name) {
        String tenant = tokens.take(Purpose.SET_UP, token)
                .orElseThrow(() -> Refused.conflict("link_not_valid", "This link was used, has expired, or never was one."));
        try {
            AccountKey admin = new AccountKey(tenant, Role.ADMIN, adminId(tenant, email, name));
            return accounts.find(admin).orElseThrow(() -> new IllegalStateException(admin.text() + " is not there"));
        } catch (RuntimeException notDone) {
            tokens.giveBack(Purpose.SET_UP, token, tenant, VALID_FOR);
            throw notDone;
        }
    }

    private static String checkedEmail(String email) {
        if (!EmailAddress.isOne(email.strip())) {
            throw Refused.invalid("invalid_email", "Give an e-mail address such as ada@example.com.");
        }
        return email.strip();
    }

    private static String checkedName(String name) {
        if (name.isBlank() || name.strip().length() > MAX_NAME_LENGTH) {
            throw Refused.invalid("invalid_name", "Give a name of 1 to %d characters.".formatted(MAX_NAME_LENGTH));
        }
        return name.strip();
    }

    private String adminId(String tenant, String email, String name) {
        String emailHash = hashes.ofAdmin(tenant, email);
        Optional<AdminMember> known = accounts.team(tenant).byEmail(emailHash);
        if (known.isPresent()) {
            String adminId = known.get().registered().adminId();
            commands.send(new ReinstateAdmin(tenant, adminId, clock.millis(), ACTOR));
            return adminId;
        }
        String adminId = ids.next();
        commands.send(new RegisterAdmin(tenant, adminId, email, emailHash, name, false, clock.millis(), ACTOR));
        return adminId;
    }
}
