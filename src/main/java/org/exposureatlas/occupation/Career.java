package org.exposureatlas.occupation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the job is like, in our own words.
 *
 * @param summary two sentences
 * @param inside a typical week, who thrives, what it takes; paragraphs separated by an empty line
 * @param licence the usual licence or certificate; {@code null} where none is usual
 * @param writtenBy key of the rater that wrote the texts
 * @param review not-reviewed, or reviewed by a person
 */
@Embeddable
public record Career(
        @Column(name = "career_summary") String summary,
        @Column(name = "career_inside") String inside,
        @Column(name = "career_responsibilities") List<String> responsibilities,
        @Column(name = "career_licence") @Nullable String licence,
        @Column(name = "career_written_by") String writtenBy,
        @Column(name = "career_written_on") LocalDate writtenOn,
        @Column(name = "career_review") String review) {

    public Career {
        responsibilities = List.copyOf(responsibilities);
    }
}
