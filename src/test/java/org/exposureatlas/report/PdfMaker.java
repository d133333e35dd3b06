package org.exposureatlas.report;

import java.time.Duration;
import org.exposureatlas.occupation.Occupation;
import org.exposureatlas.scoring.Atlas;
import org.exposureatlas.scoring.CurrentAtlas;
import org.springframework.context.ApplicationContext;
import org.springframework.util.unit.DataSize;

/** Makes files for tests outside this package. */
public final class PdfMaker {

    private final PrintedReport printed;
    private final CurrentAtlas current;

    public PdfMaker(ApplicationContext program) {
        this.printed = program.getBean(PrintedReport.class);
        this.current = program.getBean(CurrentAtlas.class);
    }

    /** Makes it anew, whatever is kept. */
    public byte[] make(String slug) {
        Atlas atlas = current.get();
        Occupation occupation = atlas.catalog().find(slug).orElseThrow();
        return printed.of(atlas, occupation);
    }

    /** A maker that, as the program does, makes no more than some at once; it keeps none. */
    public Shelf shelf() {
        PdfShelf shelf = new PdfSettings(DataSize.ofBytes(1), null, Duration.ofMinutes(1)).shelf();
        return slug -> {
            Atlas atlas = current.get();
            Occupation occupation = atlas.catalog().find(slug).orElseThrow();
            return shelf.take(new PdfShelf.Title(atlas.edition().id(), slug), () -> printed.set(atlas, occupation))
                    .bytes();
        };
    }

    /** Waits for a press and makes a file. */
    public interface Shelf {
        byte[] take(String slug) throws Exception;
    }
}
