package org.exposureatlas.ingest.assessment;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.exposureatlas.ingest.Problem;
import org.exposureatlas.ingest.SeedChange;
import org.exposureatlas.ingest.SeedProblemsException;
import org.exposureatlas.ingest.SeedReader;
import org.exposureatlas.platform.Start;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The command {@code assess}: has a model rate the tasks of occupations, and find them where there are none, and lays
 * its answers out in a seed folder as those of a rater of its own. Publishes nothing.
 */
public final class AssessCommand {

    static final int DONE = 0;
    static final int NOT_ALL = 1;
    static final int NOT_UNDERSTOOD = 2;

    private static final String OWN_VARIABLE = "ATLAS_ASSESS_KEY";

    private AssessCommand() {}

    /** What a run takes from the machine it runs on. */
    record Surroundings(Map<String, String> environment, Clock clock, Waiting waiting) {}

    /**
     * @param arguments the command itself, then options
     * @return the exit code: 0 all done; 1 not all, by refusal, failure or a limit, or the data were refused; 2 the
     *     command was not understood
     */
    public static int run(List<String> arguments, PrintStream out) {
        SpringApplication program = new SpringApplication(Start.Bare.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        // What stands on the command line is for the command alone.
        try (ConfigurableApplicationContext context = program.run()) {
            return run(arguments, out, new Surroundings(System.getenv(), context.getBean(Clock.class), Waiting.REAL));
        }
    }

    static int run(List<String> arguments, PrintStream out, Surroundings surroundings) {
        Orders orders;
        String key;
        try {
            orders = OrderReader.read(arguments.subList(1, arguments.size()));
            key = key(orders, surroundings.environment());
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println();
            out.print(OrderReader.USAGE);
            return NOT_UNDERSTOOD;
        }
        AssessReport report = new AssessReport(orders, out);
        Budget budget = new Budget(orders);
        try {
            // What is answered at some cost must not fail in the end because of something else in the folder.
            SeedReader.read(orders.seedData());
            SeedFacts facts = new SeedFacts(SeedChange.sealedFiles(orders.seedData()));
            Collection<String> slugs = slugs(orders, facts);
            String objection = SeedDraft.objection(orders, facts);
            if (objection != null) {
                throw refusal("--rater", orders.rater() + " " + objection);
            }
            LocalDate today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
            Assessor assessor = new Assessor(orders, facts, budget, today, report);
            if (orders.dryRun()) {
                assessor.plan(slugs);
            } else {
                carryOut(orders, key, assessor, slugs, budget, surroundings, report);
            }
        } catch (RefusedException e) {
            report.refused(List.of(e.problem()));
        } catch (SeedProblemsException e) {
            report.refused(e.problems());
        }
        report.end(budget);
        return report.exitCode();
    }

    private static void carryOut(
            Orders orders,
            String key,
            Assessor assessor,
            Collection<String> slugs,
            Budget budget,
            Surroundings surroundings,
            AssessReport report) {
        Optional<WorkFolder> kept = WorkFolder.open(orders.work().resolve(orders.rater()));
        if (kept.isEmpty()) {
            throw refusal("--rater", "another run asks for " + orders.rater() + " at this moment");
        }
        Thread farewell = new Thread(report::brokenOff);
        Runtime.getRuntime().addShutdownHook(farewell);
        try (WorkFolder folder = kept.get();
                Endpoint endpoint = new SpringAiEndpoint(orders, key, surroundings.clock())) {
            assessor.run(slugs, new Asking(orders, endpoint, budget, surroundings.waiting(), report::note), folder);
        } finally {
            stay(farewell);
        }
    }

    private static void stay(Thread farewell) {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The program ends already, and the farewell is said.
        }
    }

    private static Collection<String> slugs(Orders orders, SeedFacts facts) {
        if (orders.all()) {
            return facts.slugs();
        }
        String category = orders.category();
        if (category != null) {
            Collection<String> slugs = facts.slugsOf(category);
            if (slugs.isEmpty()) {
                throw refusal("--category", "there is no category " + category);
            }
            return slugs;
        }
        for (String slug : orders.occupations()) {
            if (!facts.knows(slug)) {
                throw refusal("--occupations", "there is no occupation " + slug);
            }
        }
        return new TreeSet<>(orders.occupations());
    }

    /** @return empty where none is wanted */
    private static String key(Orders orders, Map<String, String> environment) {
        if (orders.noKey() || orders.dryRun()) {
            return "";
        }
        String usual = orders.provider().usualVariable();
        String own = environment.getOrDefault(OWN_VARIABLE, "");
        String key = (own.isBlank() ? environment.getOrDefault(usual, "") : own).strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("There is no key in the environment: set " + OWN_VARIABLE + " or "
                    + usual + ", or say --no-key for an endpoint that wants none");
        }
        return key;
    }

    private static RefusedException refusal(String option, String why) {
        return new RefusedException(new Problem(option, 0, "", why));
    }

    /** The orders cannot be carried out on this folder. */
    private static final class RefusedException extends RuntimeException {

        private final transient Problem problem;

        RefusedException(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
