package org.exposureatlas.occupation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An occupation as the handbook groups them. Missing facts are {@code null}.
 *
 * @param handbook {@code null} where the handbook has no page of its own for it
 * @param note said on the page where the entry is out of the ordinary
 * @param socCodes 2018 SOC codes
 * @param onetCodes O*NET-SOC 2019 codes
 * @param similar slugs, in the order of the handbook page
 * @param career {@code null} where the texts are not written yet
 * @param humanAdvantage ratings by one or more raters
 * @param tasks those with ratings
 * @param taxonomy what the O*NET release says of it, in an edition of the whole taxonomy; {@code null} in others
 */
public record Occupation(
        String slug,
        String title,
        Category category,
        @Nullable String note,
        @Nullable Handbook handbook,
        String codesSource,
        List<String> socCodes,
        List<String> onetCodes,
        List<Member> members,
        @Nullable Pay pay,
        @Nullable Jobs jobs,
        @Nullable Entry entry,
        List<String> similar,
        @Nullable Career career,
        List<HumanAdvantage> humanAdvantage,
        List<Task> tasks,
        @Nullable Taxonomy taxonomy) {

    public Occupation {
        socCodes = List.copyOf(socCodes);
        onetCodes = List.copyOf(onetCodes);
        members = List.copyOf(members);
        similar = List.copyOf(similar);
        humanAdvantage = List.copyOf(humanAdvantage);
        tasks = List.copyOf(tasks);
    }
}
