package dev.openpartner.server.signin;

import static org.awaitility.Awaitility.await;

import dev.openpartner.command.mail.Mail;
import dev.openpartner.command.mail.Mailer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps the mail that the server sends. */
public final class Outbox implements Mailer {

    private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/sign-in/link#([A-Za-z0-9_-]+)");

    private final List<Mail> sent = new CopyOnWriteArrayList<>();

    @Override
    public boolean reachesPeople() {
        return true;
    }

    @Override
    public void send(Mail mail) {
        sent.add(mail);
    }

    /** All mail to an address so far. */
    List<Mail> to(String address) {
        return sent.stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /** The token of the link in the newest mail to an address, once so many have come. */
    String token(String address, int mails) {
        await().atMost(Duration.ofSeconds(10)).until(() -> to(address).size() >= mails);
        Matcher link = LINK.matcher(Objects.requireNonNull(to(address).getLast()).text());
        if (!link.find()) {
            throw new AssertionError("no link in " + to(address).getLast().text());
        }
        return link.group(1);
    }
}
