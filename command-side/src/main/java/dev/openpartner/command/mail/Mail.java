package dev.openpartner.command.mail;

/**
 * A mail in plain text: nothing in it can hide where a link leads.
 *
 * @param to one address
 */
public record Mail(String to, String subject, String text) {

    /** Without its content, which may let somebody in. */
    @Override
    public String toString() {
        return "Mail[" + subject + "]";
    }
}
