package org.exposureatlas.ingest;

import java.time.Duration;
import java.util.Optional;
import org.exposureatlas.edition.EditionEvent;
import org.exposureatlas.edition.EditionInfo;
import org.exposureatlas.edition.Editions;
import org.exposureatlas.platform.StartFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Loads the seed data when the program starts, as far as the settings ask for it. */
@Component
@Order(10)
class SeedLoading implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(SeedLoading.class);
    private static final int SHOWN_PROBLEMS = 20;

    private final SeedProperties settings;
    private final Editions editions;
    private final Publication publication;

    SeedLoading(SeedProperties settings, Editions editions, Publication publication) {
        this.settings = settings;
        this.editions = editions;
        this.publication = publication;
    }

    /** A rollback outlives the next start: what it took back is not published again by itself. */
    private boolean wasRolledBack(Seed seed) {
        return editions.history().stream()
                        .findFirst()
                        .filter(event -> event.kind() == EditionEvent.Kind.ROLLBACK)
                        .isPresent()
                && editions.publishedWith(seed.contentHash()).isPresent();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        Optional<EditionInfo> current = editions.current();
        boolean load = switch (settings.onStart()) {
            case CHANGED -> true;
            case EMPTY -> current.isEmpty();
            case NEVER -> false;
        };
        if (!load) {
            return;
        }
        long start = System.nanoTime();
        Seed seed;
        try {
            log.info(
                    "Reading and checking the seed data in {}",
                    settings.folder().toAbsolutePath().normalize());
            seed = SeedReader.read(settings.folder());
        } catch (SeedProblemsException e) {
            if (current.isEmpty()) {
                throw new StartFailure(
                        "The seed data in " + settings.folder().toAbsolutePath().normalize() + " cannot be loaded: "
                                + e.problems().getFirst()
                                + (e.problems().size() > 1
                                        ? ", and " + (e.problems().size() - 1) + " more that the command check lists"
                                        : "")
                                + ". Correct it, name another folder with atlas.seed.folder, or start without loading"
                                + " with atlas.seed.on-start=never.",
                        e);
            }
            e.problems().stream().limit(SHOWN_PROBLEMS).forEach(problem -> log.error("{}", problem));
            if (e.problems().size() > SHOWN_PROBLEMS) {
                log.error(
                        "... and {} more; the command check lists them all",
                        e.problems().size() - SHOWN_PROBLEMS);
            }
            log.error(
                    "Nothing was loaded; edition {} stays published",
                    current.get().label());
            return;
        }
        if (wasRolledBack(seed)) {
            log.info(
                    "The seed data are those of an edition that was rolled back; edition {} stays published",
                    current.map(EditionInfo::label).orElse("none"));
            return;
        }
        Optional<EditionInfo> published = publication.publish(seed);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        published.ifPresentOrElse(
                edition -> log.info(
                        "Published edition {}: {} occupations, {} tasks ({} s)",
                        edition.label(),
                        seed.catalog().occupations().size(),
                        seed.catalog().occupations().stream()
                                .mapToInt(occupation -> occupation.tasks().size())
                                .sum(),
                        took.toMillis() / 1000.0),
                () -> log.info("Edition {} is unchanged ({} s)", seed.label(), took.toMillis() / 1000.0));
    }
}
