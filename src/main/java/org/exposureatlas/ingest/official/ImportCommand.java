package org.exposureatlas.ingest.official;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.exposureatlas.ingest.SeedChange;
import org.exposureatlas.ingest.SeedProblemsException;

/** The command {@code import}: reads a release and lays it out in a seed folder, or says why not. */
public final class ImportCommand {

    private static final String TAXONOMY = "taxonomy";
    private static final int DONE = 0;
    private static final int REFUSED = 1;
    private static final int NOT_UNDERSTOOD = 2;

    static final String USAGE = """
            import onet|projections|wages|postings|measure --from PATH --seed-data DIR
            import taxonomy --from PATH --seed-data DIR --to NEW-DIR
              --release LABEL      the release as the sources print it, such as "30.1 (December 2025)"
              --released DATE      the day it came out; --next-due DATE  the day the next one is expected
              --dry-run            check and report, write nothing
              --json               report as JSON
              --accept-losses      although figures would go without new ones
              --only A,B           onet: the tables to import, of titles, tasks, skills, knowledge, abilities,
                                   activities, job-zones, education, technologies, related
              --outlook TEXT       projections: "7=Much faster than average,...,-100=Decline"
              --topcode H:A        wages: pay by the hour and by the year that the mark # stands for
              --key KEY            measure: its key in sources.json; without it, the name of the file
              --aggregation KIND   measure: mean or sum; without it, as before
              --to NEW-DIR         taxonomy: where the folder of all O*NET-SOC occupations is to be; not there yet
              --edition LABEL      taxonomy: the label of that edition
            """;

    private ImportCommand() {}

    /**
     * @param arguments the command itself, the kind of release, then options
     * @return the exit code: 0 imported, or checked where that was asked for; 1 refused, nothing written; 2 the command
     *     was not understood
     */
    public static int run(List<String> arguments, PrintStream out) {
        Work work;
        Options options;
        try {
            work = work(arguments.size() > 1 ? arguments.get(1) : "");
            options = Options.parse(arguments.subList(2, arguments.size()));
            if (arguments.get(1).equals(TAXONOMY) != (options.to() != null)) {
                throw new IllegalArgumentException("--to: names the new folder of a taxonomy, and of nothing else");
            }
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(USAGE);
            return NOT_UNDERSTOOD;
        }
        ImportReport report = new ImportReport(arguments.get(1), options);
        try {
            work.carryOut(options, report);
        } catch (ImportRefusedException e) {
            report.refused(e.problems());
        } catch (SeedProblemsException e) {
            // The seed folder, as it stands or as it would become, does not load.
            report.refused(e.problems());
        }
        report.print(out);
        return report.isRefused() ? REFUSED : DONE;
    }

    /** One kind of import, from the opened release to the written files. */
    private interface Work {
        void carryOut(Options options, ImportReport report);
    }

    private static Work work(String kind) {
        if (kind.equals(TAXONOMY)) {
            return ImportCommand::layOutTaxonomy;
        }
        Importer importer = importer(kind);
        return (options, report) -> carryOut(importer, options, report);
    }

    private static void layOutTaxonomy(Options options, ImportReport report) {
        try (ReleaseFiles release = ReleaseFiles.open(options.from())) {
            SortedMap<String, byte[]> ours = SeedChange.sealedFiles(options.seedData());
            Importer.Task task = Importer.Task.of(new SeedData(new TreeMap<>()), release, options);
            report.about(task);
            SortedMap<String, byte[]> files = TaxonomyImport.files(ours, task);
            task.findings().refuseIfAny();
            report.wrote(files.size());
            SeedChange.create(Objects.requireNonNull(options.to()), files, !options.dryRun());
        }
    }

    private static void carryOut(Importer importer, Options options, ImportReport report) {
        try (ReleaseFiles release = ReleaseFiles.open(options.from())) {
            SeedData seed = new SeedData(SeedChange.sealedFiles(options.seedData()));
            Importer.Task task = Importer.Task.of(seed, release, options);
            report.about(task);
            importer.read(task);
            task.findings().refuseIfAny();
            Map<String, byte[]> changed = task.draft().changedFiles();
            if (!changed.isEmpty()) {
                if (options.dryRun()) {
                    SeedChange.check(options.seedData(), changed);
                } else {
                    SeedChange.apply(options.seedData(), changed);
                }
            }
        }
    }

    private static Importer importer(String kind) {
        return switch (kind) {
            case "onet" -> new OnetImport();
            case "projections" -> new ProjectionsImport();
            case "wages" -> new WagesImport();
            case "postings" -> new PostingsImport();
            case "measure" -> new MeasureImport();
            default ->
                throw new IllegalArgumentException("import: found \"" + kind
                        + "\", expected onet, taxonomy, projections, wages, postings or measure");
        };
    }
}
