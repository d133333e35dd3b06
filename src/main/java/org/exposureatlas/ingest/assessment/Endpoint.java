package org.exposureatlas.ingest.assessment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a model answers. */
interface Endpoint extends AutoCloseable {

    /** @throws TroubleException if there is no answer */
    Reply ask(Question question);

    @Override
    void close();

    /**
     * @param material what the question is about
     * @param corrections what was answered before, and what was wrong with it
     */
    record Question(Prompt prompt, String material, List<Correction> corrections) {

        static Question of(Prompt prompt, String material) {
            return new Question(prompt, material, List.of());
        }

        Question corrected(String answer, List<String> problems) {
            List<Correction> all = new ArrayList<>(corrections);
            all.add(new Correction(
                    answer.isBlank() ? "(nothing)" : answer,
                    "That answer cannot be used:\n- " + String.join("\n- ", problems)
                            + "\nGive the whole answer again, with these corrected."));
            return new Question(prompt, material, List.copyOf(all));
        }

        /** All that is sent, as one text. */
        String whole() {
            StringBuilder whole =
                    new StringBuilder(prompt.text()).append(prompt.form()).append(material);
            corrections.forEach(correction -> whole.append(correction.answer()).append(correction.request()));
            return whole.toString();
        }
    }

    record Correction(String answer, String request) {}

    enum End {
        COMPLETE,
        CUT_OFF,
        REFUSED
    }

    /**
     * @param text the answer, or the words of a refusal
     * @param model the name in the answer
     * @param usage {@code null} where the endpoint does not tell
     */
    record Reply(
            End end,
            String text,
            @Nullable String model,
            @Nullable Usage usage) {}

    record Usage(long inputTokens, long outputTokens) {

        static final Usage NONE = new Usage(0, 0);

        Usage plus(Usage more) {
            return new Usage(inputTokens + more.inputTokens, outputTokens + more.outputTokens);
        }
    }

    enum Trouble {
        /** The key, the model or the form of the question was not accepted: asking again does not help. */
        REJECTED,
        RATE_LIMITED,
        BUSY,
        /** Whether the question was worked on is not known. */
        SILENT
    }

    /** There is no answer. The message may be shown: it holds no key. */
    final class TroubleException extends RuntimeException {

        private final Trouble trouble;
        private final @Nullable Duration retryAfter;

        TroubleException(Trouble trouble, String message, @Nullable Duration retryAfter) {
            super(message);
            this.trouble = trouble;
            this.retryAfter = retryAfter;
        }

        Trouble trouble() {
            return trouble;
        }

        /** How long the endpoint asks to be left alone; {@code null} where it does not say. */
        @Nullable
        Duration retryAfter() {
            return retryAfter;
        }
    }
}
