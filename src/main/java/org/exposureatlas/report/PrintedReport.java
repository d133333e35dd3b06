package org.exposureatlas.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.exposureatlas.insight.Insight;
import org.exposureatlas.insight.InsightBook;
import org.exposureatlas.insight.Insights;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.occupation.career.Careers;
import org.exposureatlas.platform.PublicAddress;
import org.exposureatlas.platform.ReadersFirst;
import org.exposureatlas.platform.Words;
import org.exposureatlas.report.pdf.PdfPress;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.seniority.SeniorityCurve;
import org.exposureatlas.seniority.SeniorityCurves;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.context.MessageSourceProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

/**
 * The report of an occupation as a PDF: the read model and the drawings of its page, on a template for paper
 * ({@code templates/report/print}).
 */
@Component
class PrintedReport {

    /** A report that takes more is set tighter. */
    private static final int MOST_PAGES = 14;

    /** A reader waits as long as that for a file at the busiest times, and then a little more. */
    private static final Duration HELD_UP_AT_MOST = Duration.ofSeconds(3);

    private static final String TEMPLATE = "report/print/report";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final String style = sheet("/pdf/report.css");
    private final String charts = sheet("/pdf/charts.css");
    private final PdfPress press;
    private final ReadersFirst readers;
    private final SeniorityCurves curves;
    private final Careers careers;
    private final Insights insights;
    private final PublicAddress site;
    private final Words words;

    PrintedReport(
            PdfPress press,
            ReadersFirst readers,
            SeniorityCurves curves,
            Careers careers,
            Insights insights,
            PublicAddress site,
            Words words,
            MessageSourceProperties messages,
            SpringResourceTemplateResolver templates) {
        this.press = press;
        this.readers = readers;
        this.curves = curves;
        this.careers = careers;
        this.insights = insights;
        this.site = site;
        this.words = words;
        // An engine without the web's: a file has no request, and its links lead to the public address.
        engine.setTemplateEngineMessageSource(ownWords(messages));
        engine.setTemplateResolver(templates);
    }

    /** The same words, but from a source of its own: a source locks each while it is said, and the pages must not wait. */
    private static MessageSource ownWords(MessageSourceProperties site) {
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasenames(site.getBasename().toArray(String[]::new));
        words.setDefaultEncoding(site.getEncoding().name());
        words.setFallbackToSystemLocale(site.isFallbackToSystemLocale());
        return words;
    }

    byte[] of(Atlas atlas, Occupation occupation) {
        return set(atlas, occupation).print();
    }

    /** Collects what stands in the file; the rest of the work shares no lock with the pages. */
    PdfShelf.Printing set(Atlas atlas, Occupation occupation) {
        return set(
                atlas,
                occupation,
                curves.of(atlas.edition().id(), occupation.category().slug()).orElse(null));
    }

    private PdfShelf.Printing set(Atlas atlas, Occupation occupation, @Nullable SeniorityCurve curve) {
        ReadersFirst.Pace pace = readers.pace(HELD_UP_AT_MOST);
        pace.stepAside();
        Optional<Insight> insight = insights.of(atlas);
        CareerProfile career = CareerProfileMaker.make(
                atlas,
                careers.of(atlas.edition().id()),
                insights.of(atlas.edition().id()).map(InsightBook::likeness).orElse(null),
                occupation,
                words);
        String address = site.of("/occupations/" + occupation.slug());
        OccupationReport report =
                ReportMaker.make(atlas, occupation, curve, TaskOrder.FEASIBILITY, career.sources(), address, words);
        Map<String, Object> model =
                new HashMap<>(Map.of("report", report, "career", career, "address", address, "site", site.of("")));
        // Dates are judged when the edition was made, and not when the file is: an edition never changes by itself.
        LocalDate asOf = atlas.edition().asOf();
        InsightSections sections = InsightSections.of(atlas, insight, occupation, true, occupation.slug(), asOf, words);
        model.put("insight", sections);
        ToolsView tools = sections.tools();
        if (tools != null) {
            model.put("tools", PrintedTools.of(tools));
        }
        insight.ifPresent(each ->
                model.put("plan", PlanView.of(atlas, occupation, each.plan(occupation, asOf), List.of(), words)));
        Instant made = asOf.atStartOfDay(ZoneOffset.UTC).toInstant();
        return () -> {
            PdfPress.File file = print(model, false, made, pace);
            return file.pages() <= MOST_PAGES
                    ? file.bytes()
                    : print(model, true, made, pace).bytes();
        };
    }

    /** @param tight in smaller type and with the least of the details left out */
    private PdfPress.File print(Map<String, Object> model, boolean tight, Instant made, ReadersFirst.Pace pace) {
        Context context = new Context(Locale.US, model);
        context.setVariable("tight", tight);
        StringWriter page = new StringWriter(1 << 17) {
            @Override
            public void write(char[] text, int from, int length) {
                pace.stepAside();
                super.write(text, from, length);
            }

            @Override
            public void write(String text) {
                pace.stepAside();
                super.write(text);
            }
        };
        engine.process(TEMPLATE, context, page);
        return press.print(page.toString(), style, charts, made, pace::stepAside);
    }

    private static String sheet(String path) {
        try (InputStream sheet = Objects.requireNonNull(PrintedReport.class.getResourceAsStream(path), path)) {
            return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
