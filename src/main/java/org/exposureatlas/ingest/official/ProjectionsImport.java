package org.exposureatlas.ingest.official;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Table 1.2 of the employment projections: jobs, projected jobs, openings and entry education of the occupations of
 * the matrix. The figures of a handbook occupation are the sums over its members.
 */
final class ProjectionsImport implements Importer {

    private static final Pattern CODE = Pattern.compile("\\d{4} national employment matrix code");
    private static final Pattern EMPLOYMENT = Pattern.compile("employment, (\\d{4})");
    private static final String TYPE = "occupation type";
    private static final String CHANGE = "employment change, numeric, ";
    private static final String PERCENT = "employment change, percent, ";
    private static final String OPENINGS = "occupational openings, ";
    private static final String EDUCATION = "typical education needed for entry";
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** A figure of the table is rounded to a hundred. */
    private static final int ROUNDING = 100;

    /** @param percent growth to one decimal, as printed */
    private record Figures(
            long employment,
            long projected,
            long change,
            BigDecimal percent,
            long openings,
            @Nullable String education) {}

    /** The names of the columns of this release, which carry its years. */
    private static final class Header implements Workbook.Headed {

        private final Map<String, String> columns = new HashMap<>();
        private String vintage = "";

        @Override
        public boolean isHeader(List<String> names) {
            return names.stream().anyMatch(name -> CODE.matcher(name).matches());
        }

        @Override
        public Columns columns(List<String> names) {
            TreeMap<Integer, String> years = new TreeMap<>();
            for (String name : names) {
                Matcher employment = EMPLOYMENT.matcher(name);
                if (employment.matches()) {
                    years.put(Integer.valueOf(employment.group(1)), name);
                }
            }
            int base = years.isEmpty() ? 0 : years.firstKey();
            int end = years.isEmpty() ? 0 : years.lastKey();
            vintage = base + "-" + String.format("%02d", end % 100);
            put("code", first(names, CODE, "[year] national employment matrix code"));
            put("type", TYPE);
            put("base", years.isEmpty() ? "employment, [year]" : "employment, " + base);
            put("end", years.size() < 2 ? "employment, [ten years later]" : "employment, " + end);
            put("change", CHANGE + vintage);
            put("percent", PERCENT + vintage);
            put("openings", OPENINGS + vintage + " annual average");
            put("education", EDUCATION);
            return Columns.of(columns.values().toArray(String[]::new));
        }

        private void put(String key, String name) {
            columns.put(key, name);
        }

        private String of(String key) {
            return Objects.requireNonNull(columns.get(key), key);
        }

        private static String first(List<String> names, Pattern pattern, String otherwise) {
            return names.stream()
                    .filter(name -> pattern.matcher(name).matches())
                    .findFirst()
                    .orElse(otherwise);
        }
    }

    @Override
    public void read(Task task) {
        String file =
                WorkbookFile.in(task.release(), name -> name.matches("(?i)occupation.*\\.xlsx"), "occupation.xlsx");
        try (Workbook workbook = Workbook.open(task.release(), file)) {
            List<String> sheets = workbook.sheets();
            String sheet = sheets.size() == 1
                    ? sheets.getFirst()
                    : sheets.stream()
                            .filter(name -> name.matches("(?i).*\\b1\\.2\\b.*"))
                            .findFirst()
                            .orElseThrow(() -> Findings.refusal(
                                    file, 0, "", "the sheet is missing, found " + sheets + ", expected Table 1.2"));
            Header header = new Header();
            Tally tally = task.draft().tally(sheet);
            Map<String, Figures> figures = figures(task, workbook, sheet, header, tally);
            task.findings().refuseIfAny();
            OutlookPhrases phrases = phrases(task, file, header.vintage);
            lay(task, tally, figures, header.vintage, phrases);
        }
        task.findings().refuseIfAny();
        Sources.update(task, "bls-projections", task.options().release());
    }

    private static OutlookPhrases phrases(Task task, String file, String vintage) {
        OutlookPhrases phrases = task.options().outlook();
        if (phrases == null) {
            phrases = OutlookPhrases.of(task.seed(), vintage);
        }
        if (phrases.isEmpty()) {
            throw Findings.refusal(
                    file,
                    0,
                    "",
                    "the release is a new one, found " + vintage + ", expected --outlook with the handbook's phrases"
                            + " for it, such as \"7=Much faster than average,...,-100=Decline\"");
        }
        return phrases;
    }

    private static Map<String, Figures> figures(
            Task task, Workbook workbook, String sheet, Header header, Tally tally) {
        Set<String> educations = new HashSet<>();
        task.seed()
                .occupations()
                .forEach(occupation -> occupation.members().forEach(member -> {
                    String education = member.entryEducation();
                    if (education != null) {
                        educations.add(education);
                    }
                }));
        Map<String, Figures> figures = new HashMap<>();
        workbook.read(sheet, header, task.findings(), line -> {
            // Below the table stand notes, and within it sums over groups.
            if (!line.text(TYPE).equalsIgnoreCase("Line item")) {
                return;
            }
            tally.readOne();
            String code = line.matching(header.of("code"), Line.SOC_CODE, "a code such as 11-1011");
            Long employment = jobs(line, header.of("base"), 0);
            Long projected = jobs(line, header.of("end"), 0);
            Long change = jobs(line, header.of("change"), -1_000_000);
            BigDecimal percent = line.number(header.of("percent"), -100, 1000);
            Long openings = jobs(line, header.of("openings"), 0);
            String education = education(line, educations);
            if (code == null
                    || employment == null
                    || projected == null
                    || change == null
                    || percent == null
                    || openings == null) {
                return;
            }
            if (figures.put(code, new Figures(employment, projected, change, percent, openings, education)) != null) {
                line.problem(header.of("code"), code + " stands twice, found it again, expected each line item once");
            }
        });
        return figures;
    }

    private static @Nullable Long jobs(Line line, String column, int low) {
        BigDecimal thousands = line.number(column, low, 1_000_000);
        return thousands == null
                ? null
                : thousands.multiply(THOUSAND).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    private static @Nullable String education(Line line, Set<String> known) {
        String text = line.text(EDUCATION);
        if (text.isEmpty() || text.matches("[-\u2013\u2014]")) {
            return null;
        }
        if (!known.contains(text)) {
            line.problem(
                    EDUCATION,
                    "found \"" + text + "\", expected one of "
                            + known.stream().sorted().toList());
        }
        return text;
    }

    private static void lay(
            Task task, Tally tally, Map<String, Figures> figures, String vintage, OutlookPhrases phrases) {
        Set<String> used = new HashSet<>();
        Set<String> before = new HashSet<>();
        Set<String> after = new HashSet<>();
        for (SeedData.Target occupation : task.seed().occupations()) {
            SeedData.Projection jobs = occupation.jobs();
            if (jobs == null || occupation.members().isEmpty()) {
                tally.unmatched(occupation.slug(), "has no members in the employment matrix");
                continue;
            }
            before.add(occupation.slug());
            List<Figures> found = new ArrayList<>();
            for (SeedData.Member member : occupation.members()) {
                Figures line = figures.get(member.code());
                if (line == null) {
                    tally.unmatched(
                            member.code() + " (" + occupation.slug() + ")",
                            "a member that the table does not have; the figures of its occupation stay");
                } else {
                    used.add(member.code());
                    found.add(line);
                }
            }
            if (found.size() == occupation.members().size()) {
                after.add(occupation.slug());
                layOne(task, occupation, jobs, found, vintage, phrases);
            }
        }
        used.forEach(code -> tally.usedOne());
        figures.keySet().stream()
                .filter(code -> !used.contains(code))
                .sorted()
                .forEach(code -> tally.unmatched(code, "a line item that is no member of an occupation here"));
        tally.losses(before, after, task.options().acceptLosses(), tally.name(), task.findings());
    }

    private static void layOne(
            Task task,
            SeedData.Target occupation,
            SeedData.Projection jobs,
            List<Figures> members,
            String vintage,
            OutlookPhrases phrases) {
        boolean same = jobs.vintage().equals(vintage);
        int slack = members.size() > 1 ? ROUNDING * members.size() : 0;
        long employment = members.stream().mapToLong(Figures::employment).sum();
        long projected = members.stream().mapToLong(Figures::projected).sum();
        long change = members.stream().mapToLong(Figures::change).sum();
        long openings = members.stream().mapToLong(Figures::openings).sum();
        int percent = members.size() == 1
                ? percent(members.getFirst())
                : BigDecimal.valueOf(change)
                        .multiply(HUNDRED)
                        .divide(BigDecimal.valueOf(Math.max(1, employment)), 0, RoundingMode.HALF_UP)
                        .intValueExact();
        if (same && Math.abs(percent - jobs.changePercent()) <= 1) {
            percent = jobs.changePercent();
        }
        String outlook = phrases.of(percent);
        if (outlook == null) {
            task.findings()
                    .problem(
                            occupation.file(),
                            0,
                            "/jobs/outlook",
                            "no phrase covers the growth, found " + percent
                                    + " percent, expected --outlook to begin lower");
            return;
        }
        JsonEdits edits = new JsonEdits()
                .set("/jobs/vintage", vintage)
                .set("/jobs/employment", printed(same, employment, jobs.employment(), slack))
                .set("/jobs/projected", printed(same, projected, jobs.projected(), slack))
                .set("/jobs/change", printed(same, change, jobs.change(), slack))
                .set("/jobs/changePercent", percent)
                .set("/jobs/outlook", outlook)
                .set("/jobs/openings", printed(same, openings, jobs.openings(), slack));
        for (int i = 0; i < members.size(); i++) {
            edits.set("/members/" + i + "/employment", members.get(i).employment());
            edits.set("/members/" + i + "/entryEducation", members.get(i).education());
        }
        task.draft().put(occupation.file(), edits.applyTo(task.seed().text(occupation.file())));
    }

    /**
     * The handbook sums first and rounds then, the table the other way round. Of one release, what the handbook prints
     * stays where the difference is no more than that.
     */
    private static long printed(boolean same, long sum, long before, int slack) {
        return same && Math.abs(sum - before) <= slack ? before : sum;
    }

    /** Whole percent. Where the printed figure lies between two, the jobs say on which side, if they are enough to. */
    private static int percent(Figures figures) {
        BigDecimal whole = figures.percent().setScale(0, RoundingMode.HALF_UP);
        boolean between = figures.percent()
                        .subtract(figures.percent().setScale(0, RoundingMode.DOWN))
                        .abs()
                        .compareTo(HALF)
                == 0;
        if (between && figures.employment() > 0) {
            BigDecimal exact = BigDecimal.valueOf(figures.change())
                    .multiply(HUNDRED)
                    .divide(BigDecimal.valueOf(figures.employment()), 6, RoundingMode.HALF_UP);
            if (exact.setScale(1, RoundingMode.HALF_UP).compareTo(figures.percent()) == 0) {
                whole = exact.setScale(0, RoundingMode.HALF_UP);
            }
        }
        return whole.intValueExact();
    }
}
