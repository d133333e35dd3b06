package org.exposureatlas.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server for the whole test run, and a clock that can be moved. */
@TestConfiguration(proxyBeanMethods = false)
public class MailForTests {

    private static final Pattern SECRET = Pattern.compile("https?://[^/\\s]+(/\\S*\\?secret=\\S+)");

    /** Started when the first test asks for it. */
    private static final class Running {
        static final GreenMail SERVER = start();

        private static GreenMail start() {
            GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return server;
        }
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    JavaMailSender mailSender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(Running.SERVER.getSmtp().getPort());
        return sender;
    }

    /** The mails to somebody, the first first. */
    public static List<MimeMessage> to(String recipient) {
        return Arrays.stream(Running.SERVER.getReceivedMessages())
                .filter(message -> recipient.equals(recipient(message)))
                .toList();
    }

    /** Waits for the mail with this number, counted from one. */
    public static MimeMessage await(String recipient, int number) {
        long end = System.nanoTime() + 60_000_000_000L;
        while (to(recipient).size() < number) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Mail " + number + " to " + recipient + " has not come");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        return to(recipient).get(number - 1);
    }

    /** The path of the link with a secret in a mail, from the root of the site. */
    public static String link(MimeMessage mail) {
        Matcher secret = SECRET.matcher(text(mail));
        if (!secret.find()) {
            throw new AssertionError("No link in " + text(mail));
        }
        return secret.group(1);
    }

    /** The text of a mail, without its HTML. */
    public static String text(MimeMessage mail) {
        try {
            return part(mail, "text/plain");
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    public static String html(MimeMessage mail) {
        try {
            return part(mail, "text/html");
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(jakarta.mail.Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return (String) part.getContent();
        }
        if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = part(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
