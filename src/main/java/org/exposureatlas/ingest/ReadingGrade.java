package org.exposureatlas.ingest;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reading grade after Flesch and Kincaid (US Navy, 1975): 0.39 x words per sentence + 11.8 x syllables per word - 15.59.
 * Syllables are counted by groups of vowels.
 */
final class ReadingGrade {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}'\u2019-]+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

    private ReadingGrade() {}

    static double of(String text) {
        List<String> words = words(text);
        double syllables = words.stream().mapToInt(ReadingGrade::syllables).sum();
        return 0.39 * words.size() / sentences(text).size() + 11.8 * syllables / words.size() - 15.59;
    }

    static List<String> sentences(String text) {
        return SENTENCE_END
                .splitAsStream(text.strip())
                .filter(sentence -> !sentence.isBlank())
                .toList();
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    static int syllables(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        int groups = (int) VOWELS.matcher(letters).results().count();
        if (groups > 1 && letters.endsWith("e") && !letters.endsWith("le") && !letters.endsWith("ee")) {
            groups--;
        } else if (groups > 1 && letters.endsWith("ed") && !letters.endsWith("ted") && !letters.endsWith("ded")) {
            groups--;
        }
        return Math.max(1, groups);
    }
}
