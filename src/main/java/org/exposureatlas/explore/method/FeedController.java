package org.exposureatlas.explore.method;

import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.exposureatlas.edition.Changes;
import org.exposureatlas.edition.DifferenceView;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionHistory;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.Words;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.exposureatlas.shared.Figures;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Feeds (Atom, RFC 4287) that say what changed and why: of the editions, and of each occupation. */
@Controller
class FeedController {

    private static final int MOST = 30;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final CurrentAtlas current;
    private final EditionHistory history;
    private final Changes changes;
    private final PublicAddress addresses;
    private final Words words;

    FeedController(
            CurrentAtlas current, EditionHistory history, Changes changes, PublicAddress addresses, Words words) {
        this.current = current;
        this.history = history;
        this.changes = changes;
        this.addresses = addresses;
        this.words = words;
    }

    /** @param path of the page it is about, which with the moment also names it */
    private record Entry(String path, Instant at, String title, String text) {}

    @GetMapping(path = "/feeds/editions.xml", produces = "application/atom+xml")
    ResponseEntity<String> editions() {
        List<Entry> entries = history.of(current.get().edition().id()).events().stream()
                .limit(MOST)
                .map(event -> new Entry(
                        "/editions/" + event.label(),
                        event.at(),
                        title(event),
                        (event.note() + " " + DifferenceView.summary(changes.of(event), words)).strip()))
                .toList();
        return feed(
                "/feeds/editions.xml",
                "/editions",
                words.say("history.feed.title"),
                words.say("history.feed.subtitle"),
                entries);
    }

    private String title(EditionEvent event) {
        return words.say("history.feed." + event.kind().name().toLowerCase(Locale.ROOT), event.label());
    }

    @GetMapping(path = "/feeds/occupations/{slug}.xml", produces = "application/atom+xml")
    ResponseEntity<String> occupation(@PathVariable String slug) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        EditionHistory.Book book = history.of(atlas.edition().id());
        List<Entry> entries = new ArrayList<>();
        for (Changes.Step step : book.of(slug).stream().limit(MOST).toList()) {
            EditionEvent event = book.event(step.event());
            String aoi = step.change().newAoi() == null
                    ? words.say("difference.no-score")
                    : Figures.tenth(step.change().newAoi());
            entries.add(new Entry(
                    "/occupations/" + slug,
                    event.at(),
                    words.say("history.feed.occupation.step", aoi, title(event)),
                    (event.note() + " " + DifferenceView.causes(step.change(), words)).strip()));
        }
        return feed(
                "/feeds/occupations/" + slug + ".xml",
                "/occupations/" + slug,
                words.say("history.feed.occupation.title", occupation.title()),
                words.say("history.feed.subtitle"),
                entries);
    }

    private ResponseEntity<String> feed(String self, String page, String title, String subtitle, List<Entry> entries) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            element(xml, "id", addresses.of(self));
            element(xml, "title", title);
            element(xml, "subtitle", subtitle);
            element(
                    xml,
                    "updated",
                    (entries.isEmpty() ? Instant.EPOCH : entries.getFirst().at()).toString());
            link(xml, "self", self);
            link(xml, "alternate", page);
            xml.writeStartElement("author");
            element(xml, "name", words.say("layout.site"));
            xml.writeEndElement();
            for (Entry entry : entries) {
                xml.writeStartElement("entry");
                element(xml, "id", addresses.of(entry.path()) + "#" + entry.at().toEpochMilli());
                element(xml, "title", entry.title());
                element(xml, "updated", entry.at().toString());
                link(xml, "alternate", entry.path());
                element(xml, "summary", entry.text());
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Text in memory cannot fail to be written", e);
        }
        return ResponseEntity.ok(text.toString());
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void link(XMLStreamWriter xml, String relation, String path) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", addresses.of(path));
    }
}
