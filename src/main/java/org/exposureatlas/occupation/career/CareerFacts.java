package org.exposureatlas.occupation.career;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the career profile of one occupation stands on. Lists are empty where the source has nothing.
 *
 * @param wages by code, then by release from the oldest
 * @param ratings in the order of the elements
 * @param related address parts of the occupations that O*NET calls related, the nearest first
 */
public record CareerFacts(
        List<Wages> wages,
        @Nullable JobZone jobZone,
        List<EducationShare> education,
        List<Technology> technologies,
        List<IndustryPay> industries,
        List<MemberPay> members,
        List<Video> videos,
        List<ElementRating> ratings,
        List<String> related) {

    static final CareerFacts NONE = new CareerFacts(
            List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public CareerFacts {
        wages = List.copyOf(wages);
        education = List.copyOf(education);
        technologies = List.copyOf(technologies);
        industries = List.copyOf(industries);
        members = List.copyOf(members);
        videos = List.copyOf(videos);
        ratings = List.copyOf(ratings);
        related = List.copyOf(related);
    }

    /** The elements of a kind, the most important first, then by name. */
    public List<ElementRating> highest(Element.Kind kind) {
        return ratings.stream()
                .filter(rating -> rating.element().kind() == kind)
                .sorted(Comparator.comparing(ElementRating::importance)
                        .reversed()
                        .thenComparing(rating -> rating.element().name()))
                .toList();
    }
}
