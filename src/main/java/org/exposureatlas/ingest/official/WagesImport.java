package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The national file of the occupational employment and wage statistics: pay at five percentiles by code. */
final class WagesImport implements Importer {

    private static final String SEED = "career/wages.csv";
    private static final List<String> HEADER = List.of(
            "slug",
            "code",
            "title",
            "release",
            "employment",
            "p10",
            "p25",
            "p50",
            "p75",
            "p90",
            "mean",
            "hourly_p10",
            "hourly_p25",
            "hourly_p50",
            "hourly_p75",
            "hourly_p90",
            "topcode",
            "hourly_topcode");
    private static final Columns COLUMNS = Columns.of(
                    "occ_code",
                    "occ_title",
                    "o_group",
                    "tot_emp",
                    "a_mean",
                    "a_pct10",
                    "a_pct25",
                    "a_median",
                    "a_pct75",
                    "a_pct90",
                    "h_pct10",
                    "h_pct25",
                    "h_median",
                    "h_pct75",
                    "h_pct90")
            .orElse("area_type", "i_group");
    private static final Pattern IN_NAME = Pattern.compile("(?i)national_M(20\\d{2})");
    private static final Pattern RELEASE = Pattern.compile("May 20\\d{2}");

    /** Not published, and at or above the top code. */
    private static final String WITHHELD = "*";

    private static final String HIGHEST = "#";
    private static final int LONGEST = 200;

    /** @param detailed whether the row is of a detailed occupation; a broad one may carry the same code */
    private record Wages(boolean detailed, String title, List<String> cells) {}

    @Override
    public void read(Task task) {
        String file = WorkbookFile.in(
                task.release(),
                name -> IN_NAME.matcher(name).find(),
                "one national workbook, such as national_M2024_dl.xlsx");
        String release = release(task, file);
        Map<String, Wages> wages;
        Tally tally;
        try (Workbook workbook = Workbook.open(task.release(), file)) {
            String sheet = workbook.sheets().getFirst();
            tally = task.draft().tally(sheet);
            TopCode topcode = topCode(task, workbook);
            wages = wages(task, workbook, sheet, tally, topcode);
        }
        task.findings().refuseIfAny();
        lay(task, tally, wages, release);
        task.findings().refuseIfAny();
        Sources.update(task, "bls-oews-national", task.options().release() == null ? null : vintage(task));
    }

    private static String release(Task task, String file) {
        String said = task.options().release();
        Matcher name = IN_NAME.matcher(file);
        String named = name.find() ? "May " + name.group(1) : null;
        if (said == null && named == null) {
            throw Findings.refusal(
                    file,
                    0,
                    "",
                    "the release is not known, found no year in the name, expected --release \"May 2025\"");
        }
        if (said != null && !RELEASE.matcher(said).matches()) {
            throw Findings.refusal(
                    file, 0, "", "--release: found \"" + said + "\", expected a release such as May 2025");
        }
        if (said != null && named != null && !said.equals(named)) {
            throw Findings.refusal(
                    file, 0, "", "is another release than --release says, found " + named + ", expected " + said);
        }
        return said == null ? String.valueOf(named) : said;
    }

    private static @Nullable TopCode topCode(Task task, Workbook workbook) {
        if (task.options().topcode() != null) {
            return task.options().topcode();
        }
        List<TopCode> found = new ArrayList<>();
        workbook.sheets().stream()
                .skip(1)
                .forEach(sheet -> workbook.texts(sheet, text -> {
                    TopCode topcode = TopCode.inLegend(text);
                    if (topcode != null) {
                        found.add(topcode);
                    }
                }));
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Map<String, Wages> wages(
            Task task, Workbook workbook, String sheet, Tally tally, @Nullable TopCode topcode) {
        Map<String, Wages> wages = new HashMap<>();
        Set<String> seen = new HashSet<>();
        workbook.read(
                sheet,
                new Workbook.Headed() {
                    @Override
                    public boolean isHeader(List<String> names) {
                        return names.contains("occ_code") || names.contains("occ_title");
                    }

                    @Override
                    public Columns columns(List<String> names) {
                        return COLUMNS;
                    }
                },
                task.findings(),
                line -> {
                    String group = line.text("o_group");
                    String code = line.matching("occ_code", Line.SOC_CODE, "a code such as 11-1011");
                    if (code == null || !national(line)) {
                        return;
                    }
                    if (!seen.add(group + " " + code)) {
                        line.problem("occ_code", code + " stands twice, found it again, expected each code once");
                        return;
                    }
                    if (!group.equals("detailed") && !group.equals("broad")) {
                        return;
                    }
                    tally.readOne();
                    Wages read = new Wages(group.equals("detailed"), line.text("occ_title"), cells(line, topcode));
                    if (read.title().isEmpty() || read.title().length() > LONGEST) {
                        line.problem(
                                "occ_title",
                                "found \"" + read.title() + "\", expected a title of at most " + LONGEST
                                        + " characters");
                    }
                    Wages other = wages.get(code);
                    if (other == null || !other.detailed()) {
                        wages.put(code, read);
                    }
                });
        return wages;
    }

    private static boolean national(Line line) {
        String area = line.text("area_type");
        String industry = line.text("i_group");
        if (!area.isEmpty() && !area.equals("1")) {
            line.problem("area_type", "is not the national file, found \"" + area + "\", expected 1");
            return false;
        }
        if (!industry.isEmpty() && !industry.equals("cross-industry")) {
            line.problem("i_group", "is a file by industry, found \"" + industry + "\", expected cross-industry");
            return false;
        }
        return true;
    }

    /** Employment, five annual percentiles, mean, five hourly percentiles, two top codes. */
    private static List<String> cells(Line line, @Nullable TopCode topcode) {
        List<String> annual = percentiles(line, "a_");
        List<String> hourly = percentiles(line, "h_");
        List<String> cells = new ArrayList<>();
        cells.add(figure(line, "tot_emp", true));
        cells.addAll(annual);
        cells.add(figure(line, "a_mean", true));
        cells.addAll(hourly);
        cells.add(open(annual) ? topCode(line, "a_pct90", topcode, TopCode::annual) : "");
        cells.add(open(hourly) ? topCode(line, "h_pct90", topcode, TopCode::hourly) : "");
        return cells;
    }

    private static List<String> percentiles(Line line, String prefix) {
        List<String> columns = Stream.of("pct10", "pct25", "median", "pct75", "pct90")
                .map(column -> prefix + column)
                .toList();
        List<String> figures = columns.stream()
                .map(column -> figure(line, column, prefix.equals("a_")))
                .toList();
        boolean withheld = columns.stream()
                .anyMatch(column ->
                        line.text(column).isEmpty() || line.text(column).startsWith(WITHHELD));
        // One percentile withheld says nothing of the others' order, and half a spread cannot be drawn.
        return withheld ? List.of("", "", "", "", "") : figures;
    }

    /** Whether pay at the top is only known to lie above the top code. */
    private static boolean open(List<String> percentiles) {
        return !percentiles.getFirst().isEmpty() && percentiles.getLast().isEmpty();
    }

    private static String topCode(
            Line line, String column, @Nullable TopCode topcode, Function<TopCode, BigDecimal> figure) {
        if (topcode == null) {
            line.problem(
                    column,
                    "the mark for the highest pay is not explained, found " + HIGHEST
                            + ", expected a legend in the workbook or --topcode HOURLY:ANNUAL");
            return "";
        }
        return Text.plain(figure.apply(topcode));
    }

    private static String figure(Line line, String column, boolean whole) {
        String text = line.text(column);
        if (text.isEmpty() || text.startsWith(WITHHELD) || text.equals(HIGHEST)) {
            return "";
        }
        BigDecimal figure = Line.decimal(text);
        if (figure == null || figure.signum() < 0 || figure.stripTrailingZeros().scale() > (whole ? 0 : 2)) {
            line.problem(
                    column,
                    "found \"" + text + "\", expected " + (whole ? "whole dollars or jobs" : "dollars")
                            + ", *, ** or #");
            return "";
        }
        return Text.plain(figure);
    }

    private static void lay(Task task, Tally tally, Map<String, Wages> wages, String release) {
        List<List<String>> rows = new ArrayList<>();
        task.seed().rows(SEED).stream()
                .filter(row -> !row.get(3).equals(release))
                .forEach(rows::add);
        Set<String> ours = new HashSet<>();
        Set<String> found = new HashSet<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            Set<String> codes = new LinkedHashSet<>();
            occupation.members().forEach(member -> codes.add(member.code()));
            if (codes.isEmpty()) {
                codes.addAll(occupation.socCodes());
            }
            for (String code : codes) {
                Wages line = wages.get(code);
                if (line == null) {
                    tally.unmatched(
                            code + " (" + occupation.slug() + ")", "a code of ours that the file does not have");
                } else {
                    found.add(code);
                    tally.usedOne();
                    rows.add(Stream.concat(
                                    Stream.of(occupation.slug(), code, line.title(), release), line.cells().stream())
                            .toList());
                }
            }
        }
        task.seed().rows(SEED).forEach(row -> ours.add(row.get(1)));
        wages.forEach((code, line) -> {
            if (line.detailed() && !found.contains(code)) {
                tally.unmatched(code, "no occupation here has this code");
            }
        });
        tally.losses(ours, found, task.options().acceptLosses(), tally.name(), task.findings());
        rows.sort(Comparator.comparing((List<String> row) -> row.get(0))
                .thenComparing(row -> row.get(1))
                .thenComparing(row -> row.get(3)));
        task.draft().put(SEED, Text.csvFile(HEADER, rows));
    }

    /** The file holds several releases; the source names them all. */
    private static String vintage(Task task) {
        List<String> releases = new ArrayList<>(task.draft()
                .text(SEED)
                .lines()
                .flatMap(line -> RELEASE.matcher(line).results().map(found -> found.group()))
                .collect(Collectors.toCollection(TreeSet::new)));
        String last = releases.removeLast();
        return releases.isEmpty() ? last : String.join(", ", releases) + " and " + last;
    }
}
