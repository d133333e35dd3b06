package org.exposureatlas.ingest;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.exposureatlas.ingest.SeedJson.Document;
import org.exposureatlas.insight.InsightDocuments;
import org.exposureatlas.occupation.WorkActivity;
import org.exposureatlas.occupation.career.Element;
import org.exposureatlas.scoring.ScoringModel.Fault;
import tools.jackson.core.JacksonException;

/** Reads the files behind the sections of a subscriber: rules of moves, assumptions about pay, tools. */
final class InsightReader {

    static final String PIVOTS = "scoring/pivots-1.json";
    static final String WAGES = "scoring/wage-impact-1.json";
    static final String TOOLS = "tools.json";

    private final SeedFiles files;
    private final SeedJson json;
    private final Consumer<Problem> problems;

    InsightReader(SeedFiles files, SeedJson json, Consumer<Problem> problems) {
        this.files = files;
        this.json = json;
        this.problems = problems;
    }

    static boolean knows(String path) {
        return path.equals(PIVOTS) || path.equals(WAGES) || path.equals(TOOLS);
    }

    /** @return nothing where a file has a problem, which is reported */
    Optional<InsightDocuments> read(List<WorkActivity> activities, List<Element> elements, Set<String> categories) {
        Optional<Document> pivots = json.read(PIVOTS, "pivots");
        Optional<Document> wages = json.read(WAGES, "wage-impact");
        Optional<Document> tools = json.read(TOOLS, "tools");
        if (pivots.isEmpty() || wages.isEmpty() || tools.isEmpty()) {
            return Optional.empty();
        }
        InsightDocuments documents = new InsightDocuments(text(PIVOTS), text(WAGES), text(TOOLS));
        Set<String> kinds = activities.stream().map(WorkActivity::key).collect(Collectors.toSet());
        Set<String> ids = elements.stream().map(Element::id).collect(Collectors.toCollection(HashSet::new));
        boolean sound = check(pivots.get(), documents, each -> each.pivotRule().faults(kinds, ids))
                & check(wages.get(), documents, each -> each.wageRule().faults())
                & check(tools.get(), documents, each -> each.toolShelf().faults(ids, categories));
        return sound ? Optional.of(documents) : Optional.empty();
    }

    private boolean check(Document file, InsightDocuments documents, Function<InsightDocuments, List<Fault>> faultsOf) {
        try {
            List<Fault> faults = faultsOf.apply(documents);
            faults.forEach(fault -> problems.accept(file.problem(fault.pointer(), fault.message())));
            return faults.isEmpty();
        } catch (JacksonException e) {
            problems.accept(file.problem(e));
            return false;
        }
    }

    private String text(String file) {
        return new String(java.util.Objects.requireNonNull(files.all().get(file)), StandardCharsets.UTF_8);
    }
}
