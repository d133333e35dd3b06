package org.exposureatlas.explore;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Occupations that readers asked for because they did not find them. Nothing is kept about who asked. */
@Repository
class OccupationRequests {

    /** Letters of any alphabet, digits and what stands between the words of a title: nothing that makes an address. */
    private static final Pattern TITLE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ,&'’()+/-]{1,58}");

    /** What one person asked for once is kept, but not shown to everyone. */
    private static final int SHOWN_FROM = 2;

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    OccupationRequests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param times how often it was asked for */
    record Requested(String title, int times, LocalDate last) {}

    /** The title as it would be kept, or nothing where the text is no title. */
    static Optional<String> titleIn(String text) {
        String title = text.strip().replaceAll("\\s+", " ");
        return TITLE.matcher(title).matches() && title.codePoints().anyMatch(Character::isLetter)
                ? Optional.of(title)
                : Optional.empty();
    }

    void add(String title) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        insert into occupation_request (name, shown, first_asked, last_asked)
                        select name, :shown, :now, :now
                        from (select coalesce(nullif(search_name(:shown), ''), lower(:shown)) as name) asked
                        on conflict (name) do update
                            set times = occupation_request.times + 1, last_asked = excluded.last_asked
                        """).param("shown", title).param("now", now).update();
    }

    /** The most wanted first. */
    List<Requested> list() {
        return jdbc.sql("""
                        select shown, times, last_asked from occupation_request where times >= :least
                        order by times desc, last_asked desc, shown limit :most
                        """)
                .param("least", SHOWN_FROM)
                .param("most", MOST_SHOWN)
                .query((row, number) -> new Requested(
                        row.getString(1),
                        row.getInt(2),
                        row.getObject(3, OffsetDateTime.class)
                                .withOffsetSameInstant(ZoneOffset.UTC)
                                .toLocalDate()))
                .list();
    }
}
