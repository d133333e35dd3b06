package org.exposureatlas.report.pdf;

import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Prints XHTML as a tagged PDF (PDF/UA-1) with embedded fonts. The same page, style and moment give the same bytes.
 * Nothing is fetched: neither by the page nor by a drawing in it.
 */
@Component
public class PdfPress {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final List<String> LENGTHS = List.of("margin-left", "left", "width");
    private static final String PRODUCER = "Exposure Atlas";

    /** What was printed, and on how many pages. */
    public record File(byte[] bytes, int pages) {}

    private final Map<PdfFont, byte[]> fonts = new EnumMap<>(PdfFont.class);

    PdfPress() {
        // What goes wrong shows in the checks of the file, and it logs each line of a style sheet it does not know.
        XRLog.setLoggingEnabled(false);
        for (PdfFont font : PdfFont.values()) {
            fonts.put(font, font.trueType());
        }
    }

    /**
     * @param xhtml a well-formed page, with lengths as {@code data-width}, {@code data-left} or {@code
     *     data-margin-left}; a drawing in it is described by its {@code title} and {@code desc}
     * @param style a style sheet for paged media; {@code charts} one for the drawings, which it does not reach
     * @param made the date the file bears
     * @param pause called at each line that is set, each drawing, each page and each part that is written: every few milliseconds
     */
    public File print(String xhtml, String style, String charts, Instant made, Runnable pause) {
        Document page = parse(xhtml);
        put(style, page);
        measure(page);
        prepareDrawings(page, charts);
        pause.run();
        try (PdfBoxRenderer renderer = builder(page, pause).buildPdfRenderer()) {
            PDDocument pdf = renderer.createPDFKeepOpen();
            date(pdf, made);
            ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18) {
                @Override
                public synchronized void write(byte[] bytes, int from, int length) {
                    pause.run();
                    super.write(bytes, from, length);
                }
            };
            pdf.save(out);
            return new File(out.toByteArray(), pdf.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PdfRendererBuilder builder(Document page, Runnable pause) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .withProducer(PRODUCER)
                .useSVGDrawer(drawer(pause))
                .useUnicodeLineBreaker(breaker(pause))
                .usePageSupplier((pdf, width, height, number, shadow) -> {
                    pause.run();
                    PDPage sheet = new PDPage(new PDRectangle(width, height));
                    pdf.addPage(sheet);
                    return sheet;
                })
                .useExternalResourceAccessControl(
                        (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .withW3cDocument(page, null);
        fonts.forEach((font, bytes) -> {
            FSSupplier<InputStream> file = () -> new ByteArrayInputStream(bytes);
            FontStyle slope = font.italic() ? FontStyle.ITALIC : FontStyle.NORMAL;
            Set<FSFontUseCase> uses = font.inCharts()
                    ? EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.SVG)
                    : EnumSet.of(FSFontUseCase.DOCUMENT);
            builder.useFont(file, font.family(), font.weight(), slope, true, uses);
        });
        return builder;
    }

    private static BatikSVGDrawer drawer(Runnable pause) {
        return new BatikSVGDrawer() {
            @Override
            public SVGImage buildSVGImage(
                    Element drawing, Box box, CssContext css, double width, double height, double dotsPerPixel) {
                pause.run();
                SVGImage image = super.buildSVGImage(drawing, box, css, width, height, dotsPerPixel);
                pause.run();
                return image;
            }
        };
    }

    /** Where lines break is left to the renderer’s own. */
    private static FSTextBreaker breaker(Runnable pause) {
        return new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.US)) {
            @Override
            public void setText(String text) {
                pause.run();
                super.setText(text);
            }
        };
    }

    private static Document parse(String xhtml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // A browser knows what svg is; here the drawing has to say so.
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xhtml.replace("<svg ", "<svg xmlns=\"" + SVG + "\" "))));
        } catch (SAXException e) {
            throw new IllegalArgumentException("The page is not well-formed", e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(String style, Document page) {
        Element sheet = page.createElement("style");
        sheet.setTextContent(style);
        page.getElementsByTagName("head").item(0).appendChild(sheet);
    }

    /** What is as long as its figure says so in data, as no template writes style; here it becomes style. */
    private static void measure(Document page) {
        NodeList elements = page.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            Element element = (Element) elements.item(i);
            String lengths = LENGTHS.stream()
                    .filter(length -> element.hasAttribute("data-" + length))
                    .map(length -> length + ": " + element.getAttribute("data-" + length))
                    .collect(Collectors.joining("; "));
            if (!lengths.isEmpty()) {
                element.setAttribute("style", lengths);
            }
        }
    }

    /** What a drawing says about itself becomes its text for readers who cannot see it. */
    private static void prepareDrawings(Document page, String style) {
        NodeList drawings = page.getElementsByTagNameNS(SVG, "svg");
        for (int i = 0; i < drawings.getLength(); i++) {
            Element drawing = (Element) drawings.item(i);
            if (!SVG.equals(Objects.requireNonNull(drawing.getParentNode()).getNamespaceURI())) {
                drawing.setAttribute("alt", (text(drawing, "title") + ". " + text(drawing, "desc")).strip());
                Element sheet = page.createElementNS(SVG, "style");
                sheet.setAttribute("type", "text/css");
                sheet.setTextContent(style);
                drawing.insertBefore(sheet, drawing.getFirstChild());
            }
        }
    }

    private static String text(Element drawing, String name) {
        for (Node child = drawing.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (name.equals(child.getLocalName())) {
                return child.getTextContent().strip();
            }
        }
        return "";
    }

    /** The date, and an identifier that follows from it and the title instead of from the clock. */
    private static void date(PDDocument pdf, Instant made) {
        Calendar moment = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
        moment.setTimeInMillis(made.toEpochMilli());
        PDDocumentInformation information = pdf.getDocumentInformation();
        information.setCreationDate(moment);
        information.setModificationDate(moment);
        String title = Objects.requireNonNullElse(information.getTitle(), "");
        pdf.setDocumentId(made.toEpochMilli() ^ Arrays.hashCode(title.getBytes(StandardCharsets.UTF_8)));
    }
}
