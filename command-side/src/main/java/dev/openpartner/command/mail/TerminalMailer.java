package dev.openpartner.command.mail;

import java.io.PrintStream;

/**
 * Prints mail where the server runs. It is not logged: it may hold a link that lets somebody in, and logs go further than a
 * terminal.
 */
final class TerminalMailer implements Mailer {

    private final PrintStream terminal;

    TerminalMailer(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public boolean reachesPeople() {
        return false;
    }

    @Override
    public void send(Mail mail) {
        terminal.println("""

                No mail server is set (OPENPARTNER_SMTP_HOST), so this mail is printed here.

                  To       %s
                  Subject  %s

                %s"""
                .formatted(mail.to(), mail.subject(), mail.text().indent(2)));
        terminal.flush();
    }
}
