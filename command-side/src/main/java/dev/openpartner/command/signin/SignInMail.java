package dev.openpartner.command.signin;

import dev.openpartner.command.account.Account;
import dev.openpartner.command.mail.Mail;
import dev.openpartner.command.mail.Mailer;
import dev.openpartner.command.signin.OneTimeTokens.Purpose;
import dev.openpartner.kernel.access.Caller.Role;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Writes the mails that let people in. The token stands behind a {@code #}, which a browser sends to nobody. */
@Component
@Profile("role-command")
class SignInMail {

    /** How long a link that somebody asked for works. */
    static final Duration LINK_VALID_FOR = Duration.ofMinutes(15);

    /** How long an invitation works; later its owner asks for a link. */
    static final Duration INVITATION_VALID_FOR = Duration.ofDays(7);

    private static final String LINK_PAGE = "/sign-in/link#";

    private final OneTimeTokens tokens;
    private final Mailer mailer;
    private final PublicAddress address;

    SignInMail(OneTimeTokens tokens, Mailer mailer, PublicAddress address) {
        this.tokens = tokens;
        this.mailer = mailer;
        this.address = address;
    }

    /** Sends one mail with a link for each of the accounts, which share an address. */
    void sendLinks(List<Account> accounts) {
        String links = accounts.stream()
                .map(account -> "Sign in %s:\n\n    %s\n".formatted(as(account), link(account, LINK_VALID_FOR)))
                .collect(Collectors.joining("\n"));
        mailer.send(new Mail(accounts.getFirst().email(), "Your link to sign in to OpenPartner", """
                Hello %s,

                %s
                It works once, within %d minutes. If you did not ask for it, leave it: nobody was let in.
                """.formatted(accounts.getFirst().name(), links, LINK_VALID_FOR.toMinutes())));
    }

    void invite(Account account) {
        mailer.send(new Mail(account.email(), "You are invited to OpenPartner", """
                Hello %s,

                you can sign in to OpenPartner at %s now, %s. This link does it:

                    %s

                It works once, within %d days. Afterwards, ask for a new one at %s/sign-in.
                """.formatted(
                        account.name(),
                        address.text(),
                        as(account),
                        link(account, INVITATION_VALID_FOR),
                        INVITATION_VALID_FOR.toDays(),
                        address.text())));
    }

    private String link(Account account, Duration validFor) {
        return address.text() + LINK_PAGE + tokens.issue(Purpose.SIGN_IN, account.key().text(), validFor);
    }

    private static String as(Account account) {
        String role = account.key().role() == Role.ADMIN ? "as an admin" : "as a partner";
        return role + " of " + account.key().tenant();
    }
}
