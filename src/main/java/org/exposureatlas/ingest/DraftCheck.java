package org.exposureatlas.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether a file that is not part of the seed data yet would be sound there, at the price of reading only what it needs. */
public final class DraftCheck {

    private static final Set<String> NEEDED_BY_OCCUPATIONS =
            Set.of("sources.json", "activities.json", "categories.json", "demand.csv", "onet-tasks.csv");

    private DraftCheck() {}

    /**
     * @param files of the seed folder, by path below it
     * @param content what the file would hold
     * @param texts whether the texts of its tasks have to follow the authoring guide
     */
    public static List<Problem> occupation(
            SortedMap<String, byte[]> files, String file, byte[] content, boolean texts) {
        return SeedReader.checkOccupation(draft(files, NEEDED_BY_OCCUPATIONS, file, content), file, texts);
    }

    /** @param schema the name of the schema that lies in the folder */
    public static List<Problem> bySchema(SortedMap<String, byte[]> files, String file, byte[] content, String schema) {
        List<Problem> problems = new ArrayList<>();
        new SeedJson(draft(files, Set.of(), file, content), Set.of(), problems::add).read(file, schema);
        return problems;
    }

    private static SeedFiles draft(SortedMap<String, byte[]> files, Set<String> needed, String file, byte[] content) {
        SortedMap<String, byte[]> draft = new TreeMap<>();
        for (Map.Entry<String, byte[]> one : files.entrySet()) {
            if (needed.contains(one.getKey()) || one.getKey().startsWith("schema/")) {
                draft.put(one.getKey(), one.getValue());
            }
        }
        draft.put(file, content);
        return SeedFiles.of(draft);
    }
}
