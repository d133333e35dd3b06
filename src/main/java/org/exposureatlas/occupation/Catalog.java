package org.exposureatlas.occupation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All occupations of an edition, in the order of their titles, with what belongs to them. Immutable.
 *
 * @param categories in the order of their names
 */
public record Catalog(
        List<Category> categories,
        List<Occupation> occupations,
        List<Alias> aliases,
        List<Rater> raters,
        List<WorkActivity> activities,
        Map<String, Occupation> bySlug) {

    public Catalog(
            List<Category> categories,
            List<Occupation> occupations,
            List<Alias> aliases,
            List<Rater> raters,
            List<WorkActivity> activities) {
        this(
                List.copyOf(categories),
                List.copyOf(occupations),
                List.copyOf(aliases),
                List.copyOf(raters),
                List.copyOf(activities),
                occupations.stream()
                        .collect(Collectors.toMap(
                                Occupation::slug, Function.identity(), (a, b) -> a, LinkedHashMap::new)));
    }

    public Optional<Occupation> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    public Optional<Category> category(String slug) {
        return categories.stream()
                .filter(category -> category.slug().equals(slug))
                .findFirst();
    }

    public List<Occupation> in(Category category) {
        return occupations.stream()
                .filter(occupation -> occupation.category().equals(category))
                .toList();
    }

    public List<Alias> aliasesOf(String slug) {
        return aliases.stream().filter(alias -> alias.occupation().equals(slug)).toList();
    }

    public Optional<Rater> rater(String id) {
        return raters.stream().filter(rater -> rater.id().equals(id)).findFirst();
    }

    public Optional<WorkActivity> activity(String key) {
        return activities.stream()
                .filter(activity -> activity.key().equals(key))
                .findFirst();
    }
}
