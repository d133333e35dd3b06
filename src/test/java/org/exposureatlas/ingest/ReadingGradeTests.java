package org.exposureatlas.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingGradeTests {

    @ParameterizedTest
    @CsvSource({
        "cat, 1",
        "table, 2",
        "made, 1",
        "wanted, 2",
        "walked, 1",
        "committee, 3",
        "electrician, 4",
        "the, 1",
        "x-ray, 2"
    })
    void syllablesAreCountedByVowelGroups(String word, int expected) {
        assertThat(ReadingGrade.syllables(word)).isBetween(expected - 1, expected);
    }

    @Test
    void shortPlainSentencesHaveALowGrade() {
        assertThat(ReadingGrade.of("The cat sat on the mat. It was a big cat.")).isLessThan(2);
        assertThat(ReadingGrade.of(
                        "Notwithstanding considerable institutional reservations, multidisciplinary committees continually"
                                + " reconsidered administrative responsibilities."))
                .isGreaterThan(20);
    }
}
