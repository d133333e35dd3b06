package org.exposureatlas.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.exposureatlas.billing.Gate;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The report of an occupation as a file to keep. */
@Controller
@EnableConfigurationProperties(PdfSettings.class)
class PdfController {

    /** Seconds after which to ask again: by then the files others wait for are made. */
    private static final String AGAIN = "20";

    private final CurrentAtlas current;
    private final Editions editions;
    private final PrintedReport printed;
    private final PdfShelf shelf;
    private final Gate gate;

    PdfController(CurrentAtlas current, Editions editions, PrintedReport printed, PdfSettings settings, Gate gate) {
        this.current = current;
        this.editions = editions;
        this.printed = printed;
        this.shelf = settings.shelf();
        this.gate = gate;
    }

    /** The file for those who may have it; a page that says how to get it for everybody else. */
    @GetMapping("/occupations/{slug}/report.pdf")
    Object report(@PathVariable String slug) throws PdfShelf.BusyException {
        return report(current.get(), slug);
    }

    /** The same as an edition had it that is kept: what somebody bought stays what it was. */
    @GetMapping("/editions/{label}/occupations/{slug}/report.pdf")
    Object oldReport(@PathVariable String label, @PathVariable String slug) throws PdfShelf.BusyException {
        EditionInfo edition = editions.find(label)
                .filter(found -> found.publishedAt() != null)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No edition " + label));
        return report(current.of(edition), slug);
    }

    private Object report(Atlas atlas, String slug) throws PdfShelf.BusyException {
        Occupation occupation = atlas.catalog()
                .find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No occupation " + slug));
        if (!gate.opensReport(slug)) {
            return offer(atlas, occupation);
        }
        PdfShelf.Copy copy =
                shelf.take(new PdfShelf.Title(atlas.edition().id(), slug), () -> printed.set(atlas, occupation));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(copy.tag())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(fileName(slug, atlas.edition().label()))
                                .build()
                                .toString())
                .body(copy.bytes());
    }

    @ExceptionHandler(PdfShelf.BusyException.class)
    void comeBackSoon(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, AGAIN);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    private ModelAndView offer(Atlas atlas, Occupation occupation) {
        ModelAndView page = new ModelAndView("report/offer");
        page.setStatus(HttpStatus.FORBIDDEN);
        page.addObject("slug", occupation.slug());
        page.addObject("occupation", occupation.title());
        page.addObject("sample", gate.sample());
        page.addObject(
                "sampleTitle",
                atlas.catalog().find(gate.sample()).map(Occupation::title).orElse(gate.sample()));
        return page;
    }

    /** Says what it is in a folder full of files. */
    static String fileName(String slug, String edition) {
        return "exposure-atlas-" + slug + "-" + edition.replaceAll("[^A-Za-z0-9.]+", "-") + ".pdf";
    }
}
