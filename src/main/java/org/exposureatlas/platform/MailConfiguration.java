package org.exposureatlas.platform;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.MailParseException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Where mail goes: to the local mailbox of somebody who tries the program out, else to the configured server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, ContactProperties.class})
class MailConfiguration {

    @Bean
    MailDelivery mailDelivery(
            Installation installation,
            LocalMailbox mailbox,
            ObjectProvider<JavaMailSender> servers,
            MailSettings settings,
            ContactProperties contact) {
        if (installation.tryOut()) {
            return mailbox::add;
        }
        JavaMailSender server = servers.getIfAvailable();
        if (server == null) {
            LoggerFactory.getLogger(MailConfiguration.class)
                    .warn("No mail server is configured (spring.mail.host): mails wait until one is");
            return new MailDelivery.None();
        }
        String from = settings.from() == null ? contact.email() : settings.from();
        return (recipient, subject, text, html) -> {
            MimeMessage message = server.createMimeMessage();
            try {
                MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
                helper.setFrom(from);
                helper.setTo(recipient.value());
                helper.setSubject(subject);
                helper.setText(text, html);
                // Nobody's out-of-office reply has to come here.
                message.setHeader("Auto-Submitted", "auto-generated");
            } catch (MessagingException e) {
                throw new MailParseException(e);
            }
            server.send(message);
        };
    }
}
