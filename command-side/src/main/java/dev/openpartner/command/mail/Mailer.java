package dev.openpartner.command.mail;

/** Sends mail. */
public interface Mailer {

    /** Whether mail reaches people; otherwise it is printed where the server runs. */
    boolean reachesPeople();

    /**
     * Hands a mail over; waits until it was taken.
     *
     * @throws RuntimeException when it was not; it may be tried again
     */
    void send(Mail mail);
}
