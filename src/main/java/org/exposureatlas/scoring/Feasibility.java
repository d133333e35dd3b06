package org.exposureatlas.scoring;

import java.math.BigDecimal;
import org.exposureatlas.occupation.Rating;

/** How far current AI can do a task, 0-100, from one rater's five factors. */
public final class Feasibility {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Feasibility() {}

    /** Exact as long as {@code factorMax} divides the factors finitely; the published rubric uses 4. */
    public static BigDecimal of(ScoringModel.FeasibilityRule rule, Rating rating) {
        ScoringModel.Base base = rule.base();
        ScoringModel.Reduction reduction = rule.reduction();
        BigDecimal reach = base.capability()
                .multiply(part(rating.capability(), rule))
                .add(base.digital().multiply(part(rating.digital(), rule)))
                .add(base.structure().multiply(part(rating.structure(), rule)));
        BigDecimal presence = BigDecimal.ONE.subtract(reduction.presence().multiply(part(rating.presence(), rule)));
        BigDecimal accountability =
                BigDecimal.ONE.subtract(reduction.accountability().multiply(part(rating.accountability(), rule)));
        return HUNDRED.multiply(reach).multiply(presence).multiply(accountability);
    }

    private static BigDecimal part(int factor, ScoringModel.FeasibilityRule rule) {
        return BigDecimal.valueOf(factor).divide(BigDecimal.valueOf(rule.factorMax()), Exact.PRECISION);
    }
}
