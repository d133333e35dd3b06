package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The job postings index by sector: the latest level of all postings. Which occupation a sector stands for is written
 * in the occupations; a sector that nobody points at is not taken up.
 */
final class PostingsImport implements Importer {

    private static final String SEED = "demand.csv";
    private static final String DATE = "date";
    private static final String COUNTRY = "jobcountry";
    private static final String INDEX = "indeed_job_postings_index";
    private static final String VARIABLE = "variable";
    private static final String SECTOR = "display_name";
    private static final int HIGHEST = 100_000;

    private record Level(LocalDate date, BigDecimal index) {}

    @Override
    public void read(Task task) {
        List<String> files = task.release().names().stream()
                .filter(name -> name.endsWith(".csv"))
                .toList();
        String file = files.size() == 1 ? files.getFirst() : "job_postings_by_sector_US.csv";
        if (!task.release().has(file)) {
            throw Findings.refusal(file, 0, "", "the file is missing, found " + files + ", expected " + file);
        }
        Tally tally = task.draft().tally(file);
        Map<String, Level> latest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        CsvTable.read(
                task.release(),
                file,
                header -> Columns.of(DATE, INDEX, VARIABLE, SECTOR).orElse(COUNTRY),
                task.findings(),
                line -> {
                    if (line.cells().containsKey(COUNTRY) && !line.text(COUNTRY).equals("US")) {
                        line.problem(
                                COUNTRY,
                                "is the file of another country, found \"" + line.text(COUNTRY) + "\", expected US");
                        return;
                    }
                    String variable = line.text(VARIABLE);
                    if (!variable.equals("total postings")) {
                        if (!variable.equals("new postings")) {
                            line.problem(
                                    VARIABLE, "found \"" + variable + "\", expected total postings or new postings");
                        }
                        return;
                    }
                    LocalDate date = date(line);
                    String sector = line.filled(SECTOR);
                    BigDecimal index = line.number(INDEX, 0, HIGHEST);
                    if (date == null || sector == null || index == null) {
                        return;
                    }
                    tally.readOne();
                    if (!seen.add(date + " " + sector)) {
                        line.problem(
                                SECTOR,
                                sector + " stands twice on " + date + ", found " + index
                                        + " as well, expected one level");
                    }
                    latest.merge(
                            sector,
                            new Level(date, index),
                            (one, other) -> one.date().isAfter(other.date()) ? one : other);
                });
        task.findings().refuseIfAny();
        lay(task, tally, file, latest);
        task.findings().refuseIfAny();
        Sources.update(task, "indeed-postings", task.options().release());
    }

    private static @Nullable LocalDate date(Line line) {
        try {
            return LocalDate.parse(line.text(DATE));
        } catch (DateTimeParseException e) {
            line.problem(DATE, "found \"" + line.text(DATE) + "\", expected a date such as 2026-09-04");
            return null;
        }
    }

    private static void lay(Task task, Tally tally, String file, Map<String, Level> latest) {
        List<List<String>> rows = new ArrayList<>();
        Set<String> known = new HashSet<>();
        int older = 0;
        for (List<String> row : task.seed().rows(SEED)) {
            String sector = row.getFirst();
            known.add(sector);
            Level level = latest.get(sector);
            if (level == null) {
                tally.unmatched(sector, "is not in this file; its level of " + row.get(1) + " stays");
                rows.add(row);
            } else if (level.date().isBefore(LocalDate.parse(row.get(1)))) {
                older++;
                tally.unmatched(
                        sector, "ends on " + level.date() + " in this file; its level of " + row.get(1) + " stays");
                rows.add(row);
            } else {
                tally.usedOne();
                rows.add(List.of(sector, level.date().toString(), Text.plain(level.index())));
            }
        }
        for (String sector : new TreeSet<>(latest.keySet())) {
            if (!known.contains(sector)) {
                tally.unmatched(sector, "no occupation here is mapped to this sector");
            }
        }
        if (tally.used() == 0) {
            task.findings()
                    .problem(
                            file,
                            0,
                            "",
                            older > 0
                                    ? "the file is older than what there is, found nothing newer, expected a later download"
                                    : "the file has none of the sectors there are, found "
                                            + new TreeSet<>(latest.keySet()) + ", expected sectors such as "
                                            + known.stream().sorted().limit(3).toList());
        }
        task.draft().put(SEED, Text.csvFile(List.of("sector", "date", "level"), rows));
    }
}
