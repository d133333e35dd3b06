package org.exposureatlas.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** What a reader, a screen reader and a checker find in a PDF file. */
final class PdfFile implements AutoCloseable {

    private final byte[] bytes;
    private final PDDocument document;

    PdfFile(byte[] bytes) {
        this.bytes = bytes;
        try {
            this.document = Loader.loadPDF(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return bytes.length;
    }

    int pages() {
        return document.getNumberOfPages();
    }

    PDDocument document() {
        return document;
    }

    /** All words in reading order, with one space between them. */
    String text() {
        try {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> bookmarks() {
        List<String> titles = new ArrayList<>();
        for (PDOutlineItem item :
                document.getDocumentCatalog().getDocumentOutline().children()) {
            titles.add(item.getTitle());
            item.children().forEach(child -> titles.add(child.getTitle()));
        }
        return titles;
    }

    List<PDFont> fonts() throws IOException {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                fonts.add(page.getResources().getFont(name));
            }
        }
        return fonts;
    }

    /** All elements of the structure tree with this type, such as Figure or TH. */
    List<COSDictionary> tagged(String type) {
        List<COSDictionary> found = new ArrayList<>();
        collect(document.getDocumentCatalog().getStructureTreeRoot().getK(), type, found);
        return found;
    }

    private static void collect(COSBase node, String type, List<COSDictionary> found) {
        switch (node) {
            case COSObject reference -> collect(reference.getObject(), type, found);
            case COSArray array -> array.forEach(each -> collect(each, type, found));
            case COSDictionary element -> {
                if (type.equals(element.getNameAsString(COSName.S))) {
                    found.add(element);
                }
                COSBase kids = element.getDictionaryObject(COSName.K);
                if (kids != null) {
                    collect(kids, type, found);
                }
            }
            default -> {}
        }
    }

    /** What PDF/UA-1 asks for and the file lacks, as veraPDF says it; nothing where it conforms. */
    List<String> accessibilityFaults() {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(bytes), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> assertion.getRuleId().getClause() + "-"
                            + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage() + " at "
                            + assertion.getLocation().getContext())
                    .toList();
        } catch (Exception e) {
            throw new AssertionError("The file could not be checked", e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
