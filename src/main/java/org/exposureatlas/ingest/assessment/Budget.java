package org.exposureatlas.ingest.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.exposureatlas.ingest.assessment.Endpoint.Question;
import org.exposureatlas.ingest.assessment.Endpoint.Usage;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.tokenizer.JTokkitTokenCountEstimator;
import org.springframework.ai.tokenizer.TokenCountEstimator;

/** What has been used, what it cost, and whether another question may be paid for. */
final class Budget {

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** Other models cut words into other tokens; their makers name differences of up to a third. */
    private static final BigDecimal CAUTION = new BigDecimal("1.35");

    /** What the interfaces add around each message. */
    private static final int AROUND = 50;

    private static final int CENTS_OF_CENTS = 4;

    private final Orders orders;
    private final TokenCountEstimator estimator = new JTokkitTokenCountEstimator();
    private Usage used = Usage.NONE;
    private long requests;
    private boolean estimated;

    Budget(Orders orders) {
        this.orders = orders;
    }

    int estimate(String text) {
        return estimator.estimate(text) + AROUND;
    }

    /** The most that a question can use. */
    Usage worst(Question question) {
        long input = CAUTION.multiply(BigDecimal.valueOf(estimate(question.whole())))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return new Usage(input, orders.maxOutputTokens());
    }

    /** Whether the limit holds even if this comes at its worst. */
    boolean covers(Usage worst) {
        BigDecimal limit = orders.maxCost();
        BigDecimal cost = cost(used.plus(worst));
        return limit == null || cost == null || cost.compareTo(limit) <= 0;
    }

    /** A request went out and this came of it. */
    void use(Usage usage) {
        requests++;
        used = used.plus(usage);
    }

    /** Like {@link #use}, but nobody said how much it was. */
    void useAbout(Usage usage) {
        use(usage);
        estimated = true;
    }

    /** @return in US dollars; {@code null} without prices */
    @Nullable
    BigDecimal cost(Usage usage) {
        BigDecimal input = orders.inputPrice();
        BigDecimal output = orders.outputPrice();
        if (input == null || output == null) {
            return null;
        }
        return input.multiply(BigDecimal.valueOf(usage.inputTokens()))
                .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
                .divide(MILLION, CENTS_OF_CENTS, RoundingMode.CEILING);
    }

    Usage used() {
        return used;
    }

    long requests() {
        return requests;
    }

    /** Whether some of what was used had to be estimated. */
    boolean isEstimated() {
        return estimated;
    }
}
