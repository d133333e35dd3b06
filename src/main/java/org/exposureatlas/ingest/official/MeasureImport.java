package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A published measure: a value for each occupation by its address, or for each code, where those of an occupation's
 * codes become one by their unweighted mean or, for shares of a whole, by their sum.
 */
final class MeasureImport implements Importer {

    private static final String VALUE = "value";

    /** The column says what a row is about; O*NET codes are told from SOC codes by their length. */
    private static final List<String> SUBJECTS = List.of("slug", "code", "soc", "onet_soc");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern CODE = Pattern.compile("\\d{2}-\\d{4}(\\.\\d{2})?");
    private static final int DECIMALS = 6;

    @Override
    public void read(Task task) {
        List<String> files = task.release().names().stream()
                .filter(name -> name.endsWith(".csv"))
                .toList();
        if (files.size() != 1) {
            throw Findings.refusal(task.release().label(), 0, "", "found " + files + ", expected one csv file");
        }
        String file = files.getFirst();
        String said = task.options().key();
        String key = said == null ? file.substring(0, file.length() - ".csv".length()) : said;
        checkKey(task, key);
        Tally tally = task.draft().tally(file);
        Map<String, BigDecimal> values = values(task, file, tally);
        task.findings().refuseIfAny();
        lay(task, key, file, tally, values);
        task.findings().refuseIfAny();
        if (task.options().release() != null || task.options().released() != null) {
            task.findings().note("sources.json names year and publication of a measure; they are changed by hand");
        }
    }

    private static void checkKey(Task task, String key) {
        List<String> keys = new ArrayList<>();
        task.seed()
                .json(SeedData.SOURCES)
                .path("measures")
                .forEach(measure -> keys.add(measure.path("key").stringValue()));
        if (!keys.contains(key)) {
            throw Findings.refusal(
                    SeedData.SOURCES,
                    0,
                    "/measures",
                    "there is no such measure, found --key " + key + ", expected one of " + keys);
        }
    }

    private static Map<String, BigDecimal> values(Task task, String file, Tally tally) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        String[] subject = {""};
        int[] length = {0};
        CsvTable.read(
                task.release(),
                file,
                header -> {
                    subject[0] = SUBJECTS.stream()
                            .filter(header::contains)
                            .findFirst()
                            .orElse("code");
                    return Columns.of(subject[0], VALUE);
                },
                task.findings(),
                line -> {
                    boolean bySlug = subject[0].equals("slug");
                    String about = line.matching(
                            subject[0],
                            bySlug ? SLUG : CODE,
                            bySlug ? "an address such as roofers" : "a code such as 11-1011 or 11-1011.00");
                    BigDecimal value = Line.decimal(line.text(VALUE));
                    if (value == null) {
                        line.problem(VALUE, "found \"" + line.text(VALUE) + "\", expected a number");
                    }
                    if (about == null || value == null) {
                        return;
                    }
                    if (!bySlug && length[0] > 0 && about.length() != length[0]) {
                        line.problem(
                                subject[0],
                                "codes of two kinds, found " + about + ", expected codes of one length throughout");
                        return;
                    }
                    length[0] = about.length();
                    tally.readOne();
                    BigDecimal before = values.putIfAbsent(about, value);
                    if (before != null) {
                        line.problem(
                                subject[0],
                                about + " stands twice, found " + value.toPlainString() + " after "
                                        + before.toPlainString() + ", expected one value");
                    }
                });
        return values;
    }

    private static void lay(Task task, String key, String file, Tally tally, Map<String, BigDecimal> values) {
        String seedFile = "measures/" + key + ".csv";
        String aggregation = aggregation(task, seedFile);
        Set<String> used = new HashSet<>();
        List<List<String>> rows = new ArrayList<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            List<String> found = new ArrayList<>();
            for (String subject : subjects(occupation)) {
                if (values.containsKey(subject)) {
                    found.add(subject);
                }
            }
            if (found.isEmpty()) {
                tally.unmatched(occupation.slug(), "the file has none of its codes");
            } else {
                used.addAll(found);
                List<BigDecimal> figures = found.stream()
                        .map(values::get)
                        .filter(java.util.Objects::nonNull)
                        .toList();
                rows.add(List.of(
                        occupation.slug(),
                        aggregation.equals("sum") ? sum(figures) : Text.mean(figures, DECIMALS),
                        String.join(" ", found),
                        aggregation));
            }
        }
        used.forEach(subject -> tally.usedOne());
        values.keySet().stream()
                .filter(subject -> !used.contains(subject))
                .sorted()
                .forEach(subject -> tally.unmatched(subject, "no occupation here has this address or code"));
        task.lay(seedFile, file, tally, List.of("slug", VALUE, "codes", "aggregation"), rows);
    }

    private static Set<String> subjects(SeedData.Target occupation) {
        Set<String> subjects = new LinkedHashSet<>();
        subjects.add(occupation.slug());
        subjects.addAll(occupation.onetCodes());
        subjects.addAll(occupation.socCodes());
        // The matrix and the wage statistics join some codes under one of their own.
        occupation.members().forEach(member -> subjects.add(member.code()));
        return subjects;
    }

    private static String aggregation(Task task, String seedFile) {
        @Nullable String said = task.options().aggregation();
        if (said != null) {
            return said;
        }
        List<List<String>> rows = task.seed().rows(seedFile);
        return rows.isEmpty() ? "mean" : rows.getFirst().get(3);
    }

    private static String sum(List<BigDecimal> figures) {
        return Text.plain(
                figures.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
