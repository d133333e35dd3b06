package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.exposureatlas.occupation.Entry;
import org.exposureatlas.occupation.Member;
import org.exposureatlas.occupation.Occupation;

/**
 * The level of education by which people usually enter.
 *
 * @param level in the handbook's words
 * @param years of school after high school that it takes
 * @param computed whether it is the level of most jobs among the members, where the handbook names no single one
 */
public record Schooling(String level, BigDecimal years, boolean computed) {

    static Optional<Schooling> of(PivotRule rule, Occupation occupation) {
        Entry entry = occupation.entry();
        if (entry != null && rule.years(entry.education()).isPresent()) {
            return Optional.of(new Schooling(
                    entry.education(), rule.years(entry.education()).get(), false));
        }
        Map<String, Long> jobs = new LinkedHashMap<>();
        for (Member member : occupation.members()) {
            String education = member.entryEducation();
            if (education != null && rule.years(education).isPresent()) {
                jobs.merge(education, (long) member.employment(), Long::sum);
            }
        }
        return jobs.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .map(level -> new Schooling(level, rule.years(level).orElseThrow(), true));
    }
}
