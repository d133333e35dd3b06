package org.exposureatlas.ingest.assessment;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for.
 *
 * @param name of the rater as pages print it
 * @param occupations slugs; empty where a category or everything is meant
 * @param anewTasks whether tasks are sought where there are some already
 * @param structured whether the endpoint is asked for answers of a form; else the form is only described to it
 * @param requestsPerMinute most of them; 0 without limit
 * @param maxOutputTokens most of one answer
 * @param maxCost in US dollars
 * @param inputPrice of a million tokens, in US dollars; likewise the output price
 * @param attempts most for one question when the endpoint is busy or does not answer
 * @param corrections how often an answer that is not sound is asked for again
 */
record Orders(
        String rater,
        @Nullable String name,
        List<String> occupations,
        @Nullable String category,
        boolean all,
        Provider provider,
        String baseUrl,
        String model,
        boolean noKey,
        boolean structured,
        boolean anewTasks,
        boolean againRefused,
        @Nullable Path material,
        Path seedData,
        Path work,
        int requestsPerMinute,
        int maxOutputTokens,
        Duration timeout,
        @Nullable BigDecimal maxCost,
        @Nullable BigDecimal inputPrice,
        @Nullable BigDecimal outputPrice,
        int attempts,
        int corrections,
        boolean dryRun,
        boolean json) {

    /** The interface that an endpoint speaks. */
    enum Provider {
        OPENAI("openai", "OpenAI", "https://api.openai.com/v1", "OPENAI_API_KEY"),
        ANTHROPIC("anthropic", "Anthropic", "https://api.anthropic.com", "ANTHROPIC_API_KEY");

        private final String key;
        private final String title;
        private final String usualAddress;
        private final String usualVariable;

        Provider(String key, String title, String usualAddress, String usualVariable) {
            this.key = key;
            this.title = title;
            this.usualAddress = usualAddress;
            this.usualVariable = usualVariable;
        }

        String key() {
            return key;
        }

        String title() {
            return title;
        }

        String usualAddress() {
            return usualAddress;
        }

        /** The environment variable that holds a key for it on many machines. */
        String usualVariable() {
            return usualVariable;
        }
    }
}
