package org.exposureatlas.ingest.official;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.exposureatlas.ingest.Problem;

/** Small releases in the layout of the official ones, and a seed folder of two occupations to import them into. */
final class Fixtures {

    private Fixtures() {}

    static final String ACTORS = """
            {
              "slug": "actors",
              "title": "Actors",
              "codes": { "soc2018": ["27-2011"], "onetSoc2019": ["27-2011.00"] },
              "members": [
                { "code": "27-2011", "title": "Actors", "employment": 57000, "entryEducation": "Some college, no degree" }
              ],
              "jobs": {
                "source": "bls-projections",
                "vintage": "2024-34",
                "employment": 57000,
                "projected": 57100,
                "change": 200,
                "changePercent": 0,
                "outlook": "Little or no change",
                "openings": 6300
              },
              "career": { "summary": "An \\"actor\\" plays; 57000 do." },
              "tasks": [ { "id": "play", "onetTasks": [1, 7] } ]
            }
            """;

    static final String TUTORS = """
            {
              "slug": "tutors",
              "title": "Tutors and coaches",
              "codes": { "soc2018": ["25-3041", "25-3042"], "onetSoc2019": ["25-3041.00", "25-3042.00"] },
              "members": [
                { "code": "25-3041", "title": "Tutors", "employment": 1000, "entryEducation": "Some college, no degree" },
                { "code": "25-3042", "title": "Coaches", "employment": 2000, "entryEducation": null }
              ],
              "jobs": {
                "source": "bls-projections",
                "vintage": "2024-34",
                "employment": 3100,
                "projected": 3300,
                "change": 200,
                "changePercent": 6,
                "outlook": "Faster than average",
                "openings": 400
              },
              "tasks": []
            }
            """;

    static SortedMap<String, byte[]> seed(String... fileAndText) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("occupations/actors.json", ACTORS);
        files.put("occupations/tutors.json", TUTORS);
        files.put("aliases.csv", "slug,title,kind,onet_soc\n");
        files.put(
                "onet-tasks.csv", "task_id,onet_soc,type,importance\n1,27-2011.00,core,4.00\n7,27-2011.00,core,3.10\n");
        files.put("demand.csv", "sector,date,level\nArts,2026-09-04,96.4\nTutoring,2024-09-27,80\n");
        files.put(
                "career/elements.csv",
                "id,kind,name\n2.A.1.a,skill,Reading Comprehension\n2.C.1.a,knowledge,Management\n");
        files.put("measures/aioe.csv", "slug,value,codes,aggregation\nactors,1,27-2011,mean\n");
        files.put("measures/usage.csv", "slug,value,codes,aggregation\nactors,1,27-2011.00,sum\n");
        files.put("sources.json", """
                {
                  "sources": [
                    { "id": "onet-database", "title": "O*NET 30.1 Database: skills", "vintage": "30.1 (December 2025)", "released": "2025-12-01", "nextDue": "2026-12-01" },
                    { "id": "bls-projections", "title": "Projections", "vintage": "2024-34", "released": "2025-08-28", "nextDue": null },
                    { "id": "bls-oews-national", "title": "Wages", "vintage": "May 2024", "released": "2025-04-01", "nextDue": null },
                    { "id": "indeed-postings", "title": "Postings", "vintage": "September", "released": "2026-09-04", "nextDue": null }
                  ],
                  "measures": [ { "key": "aioe" }, { "key": "usage" } ]
                }
                """);
        for (int i = 0; i < fileAndText.length; i += 2) {
            files.put(fileAndText[i], fileAndText[i + 1]);
        }
        SortedMap<String, byte[]> bytes = new TreeMap<>();
        files.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /** A table as O*NET publishes it: tabs for the bars, Windows line ends. */
    static String table(String... lines) {
        return String.join("\r\n", lines).replace(" | ", "\t").replace(" |", "\t") + "\r\n";
    }

    static Path write(Path folder, String file, String text) {
        return write(folder, file, text.getBytes(StandardCharsets.UTF_8));
    }

    static Path write(Path folder, String file, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path zip(Path file, Map<String, String> entries) {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Sheets by their names; a cell is a text or a number. */
    static byte[] workbook(Map<String, List<List<Object>>> sheets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "Test", "1.0")) {
            sheets.forEach((name, rows) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                for (int row = 0; row < rows.size(); row++) {
                    for (int column = 0; column < rows.get(row).size(); column++) {
                        Object cell = rows.get(row).get(column);
                        if (cell instanceof Number number) {
                            sheet.value(row, column, number);
                        } else {
                            sheet.value(row, column, (String) cell);
                        }
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Importer.Task read(Importer importer, Path from, Options options, SortedMap<String, byte[]> seed) {
        try (ReleaseFiles release = ReleaseFiles.open(from)) {
            Importer.Task task = Importer.Task.of(new SeedData(seed), release, options);
            importer.read(task);
            task.findings().refuseIfAny();
            return task;
        }
    }

    static Importer.Task read(Importer importer, Path from, String... options) {
        return read(importer, from, options(from, options), seed());
    }

    static Options options(Path from, String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("--from", from.toString(), "--seed-data", "none"));
        arguments.addAll(List.of(more));
        return Options.parse(arguments);
    }

    static List<String> problems(Importer importer, Path from, String... options) {
        ImportRefusedException refused =
                catchThrowableOfType(ImportRefusedException.class, () -> read(importer, from, options));
        return refused == null
                ? List.of()
                : refused.problems().stream().map(Problem::toString).toList();
    }
}
