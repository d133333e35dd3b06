package org.exposureatlas.platform;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The mails of the local mailbox as a page shows them. */
record OutboxPage(List<Letter> letters) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.US);
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    record Letter(long id, String at, String recipient, String subject, List<List<Part>> lines) {}

    /** @param href where the text is an address: where it leads */
    record Part(String text, @Nullable String href) {}

    static OutboxPage of(List<LocalMailbox.Delivered> mails) {
        return new OutboxPage(mails.stream()
                .map(mail -> new Letter(
                        mail.id(),
                        MOMENT.format(mail.at().withOffsetSameInstant(ZoneOffset.UTC)),
                        mail.recipient(),
                        mail.subject(),
                        mail.text().lines().map(OutboxPage::parts).toList()))
                .toList());
    }

    private static List<Part> parts(String line) {
        List<Part> parts = new ArrayList<>();
        Matcher link = LINK.matcher(line);
        int from = 0;
        while (link.find()) {
            parts.add(new Part(line.substring(from, link.start()), null));
            parts.add(new Part(link.group(), link.group()));
            from = link.end();
        }
        parts.add(new Part(line.substring(from), null));
        return parts;
    }
}
