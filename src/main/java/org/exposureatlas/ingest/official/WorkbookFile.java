package org.exposureatlas.ingest.official;

import java.util.List;
import java.util.function.Predicate;

/** Which file of a release is the workbook that is meant. */
final class WorkbookFile {

    private WorkbookFile() {}

    /** @throws ImportRefusedException if there is none, or more than one */
    static String in(ReleaseFiles release, Predicate<String> name, String expected) {
        List<String> workbooks =
                release.names().stream().filter(file -> file.endsWith(".xlsx")).toList();
        if (workbooks.size() == 1) {
            return workbooks.getFirst();
        }
        List<String> meant = workbooks.stream().filter(name).toList();
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        throw Findings.refusal(
                release.label(),
                0,
                "",
                (meant.isEmpty() ? "the workbook is missing" : "there is more than one workbook") + ", found "
                        + release.names() + ", expected " + expected);
    }
}
