package dev.openpartner.command.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;

@Isolated("threads of its mail server end with exceptions, which whoever waits for something in this JVM would be told")
class SmtpMailerTest {

    private static final String HOST = "127.0.0.1";
    private static final String ADA = "ada@example.com";
    private static final Mail INVITATION = new Mail(ADA, "You are invited – Zoë", "Hello Zoë,\n\n    https://partners.example/sign-in/link#abc\n");

    private final GreenMail plain = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
    private final GreenMail encrypted = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTPS));

    @AfterEach
    void stop() {
        plain.stop();
        encrypted.stop();
    }

    private SmtpMailer mailer(String username, String password, String security) {
        plain.start();
        return new SmtpMailer(new MailSettings(HOST, plain.getSmtp().getPort(), username, password, "program@example.com", security));
    }

    private MimeMessage received() {
        assertThat(plain.getReceivedMessages()).hasSize(1);
        return plain.getReceivedMessages()[0];
    }

    @Test
    void aMailArrivesAsItWasWritten() throws MessagingException, IOException {
        mailer("", "", "none").send(INVITATION);

        MimeMessage mail = received();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("program@example.com");
        assertThat(mail.getRecipients(Message.RecipientType.TO)).extracting(Object::toString).containsExactly(ADA);
        assertThat(mail.getSubject()).isEqualTo("You are invited – Zoë");
        assertThat(mail.getContentType()).startsWith("text/plain").containsIgnoringCase("utf-8");
        assertThat(mail.getContent().toString().replace("\r\n", "\n")).isEqualToIgnoringNewLines(INVITATION.text());
    }

    @Test
    void aServerThatAsksWhoSendsIsTold() {
        plain.setUser("program@example.com", "program", "secret");

        mailer("program", "secret", "none").send(INVITATION);

        assertThat(plain.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aWrongPasswordIsAFailureAndNoMail() {
        plain.setUser("program@example.com", "program", "secret");
        SmtpMailer mailer = mailer("program", "guessed", "none");

        assertThatThrownBy(() -> mailer.send(INVITATION)).isInstanceOf(MailAuthenticationException.class);
        assertThat(plain.getReceivedMessages()).isEmpty();
    }

    /** A link that lets somebody in is not sent where others read along. */
    @Test
    void aServerThatCannotEncryptGetsNothingUnlessTheSettingSaysSo() {
        SmtpMailer mailer = mailer("", "", "starttls");

        assertThatThrownBy(() -> mailer.send(INVITATION))
                .isInstanceOf(MailException.class)
                .hasStackTraceContaining("STARTTLS is required");
        assertThat(plain.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWhoseCertificateNobodyVouchesForGetsNothing() {
        encrypted.start();
        SmtpMailer mailer = new SmtpMailer(
                new MailSettings(HOST, encrypted.getSmtps().getPort(), "", "", "program@example.com", "tls"));

        assertThatThrownBy(() -> mailer.send(INVITATION))
                .isInstanceOf(MailException.class)
                .hasStackTraceContaining("SSLHandshakeException");
        assertThat(encrypted.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsAwayIsAFailure() {
        SmtpMailer mailer = mailer("", "", "none");
        plain.stop();

        assertThatThrownBy(() -> mailer.send(INVITATION)).isInstanceOf(MailException.class);
    }

    @Test
    void whateverANameOrASubjectHoldsItAddsNoHeader() throws MessagingException, IOException {
        SmtpMailer mailer = mailer("", "", "none");

        String text = "Hello \u202Eeve\u202C\r\n.\r\nRCPT TO:<eve@example.com>\r\n";
        mailer.send(new Mail(ADA, "Hello\r\nBcc: eve@example.com\r\n\r\nbody", text));

        MimeMessage mail = received();
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getContent().toString()).contains("RCPT TO:<eve@example.com>");
    }
}
