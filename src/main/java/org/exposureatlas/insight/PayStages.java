package org.exposureatlas.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.exposureatlas.occupation.Pay;
import org.exposureatlas.occupation.career.Spread;
import org.exposureatlas.occupation.career.Spread.Figure;
import org.exposureatlas.occupation.career.Wages;
import org.jspecify.annotations.Nullable;

/**
 * Pay of an occupation by percentile in one release: of its only code as published, or the mean over its codes by
 * their workers.
 *
 * @param annual US dollars a year; otherwise an hour
 * @param computed whether the figures are means over codes
 */
public record PayStages(String release, boolean annual, boolean computed, List<Figure> figures) {

    /** A mean over codes is printed to the ten dollars its parts are published to, and to the cent by the hour. */
    private static final int TENS = -1;

    public PayStages {
        figures = List.copyOf(figures);
    }

    public Optional<Figure> at(int percentile) {
        return figures.stream()
                .filter(figure -> figure.percentile() == percentile)
                .findFirst();
    }

    /** Each release that has figures, the latest first; by the year where any code is paid by the year. */
    public static List<PayStages> of(List<Wages> wages) {
        boolean annual = wages.stream().anyMatch(each -> !each.annual().isEmpty());
        return wages.stream()
                .filter(each -> !spread(each, annual).isEmpty())
                .map(Wages::release)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(release -> of(release, wages, annual))
                .toList();
    }

    /** The latest release by the year: pay by the hour is turned into a full-time year. */
    public static Optional<PayStages> latestByYear(List<Wages> wages) {
        return of(wages).stream().findFirst().map(PayStages::byYear);
    }

    /** The mean wage of the latest release over the codes, by their workers; nothing where a code has none. */
    public static Optional<Mean> mean(List<Wages> wages) {
        Optional<String> latest = wages.stream().map(Wages::release).max(Comparator.naturalOrder());
        if (latest.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal workers = BigDecimal.ZERO;
        for (Wages code : wages) {
            BigDecimal mean = code.mean();
            Integer employment = code.employment();
            if (code.release().equals(latest.get()) && mean != null && employment != null) {
                sum = sum.add(mean.multiply(BigDecimal.valueOf(employment)));
                workers = workers.add(BigDecimal.valueOf(employment));
            }
        }
        return workers.signum() == 0
                ? Optional.empty()
                : Optional.of(new Mean(sum.divide(workers, TENS, RoundingMode.HALF_UP), latest.get()));
    }

    public record Mean(BigDecimal amount, String release) {}

    private PayStages byYear() {
        if (annual) {
            return this;
        }
        return new PayStages(
                release,
                true,
                true,
                figures.stream()
                        .map(figure -> new Figure(
                                figure.percentile(),
                                figure.amount()
                                        .multiply(BigDecimal.valueOf(Pay.FULL_YEAR_HOURS))
                                        .setScale(TENS, RoundingMode.HALF_UP),
                                figure.atLeast()))
                        .toList());
    }

    private static Spread spread(Wages wages, boolean annual) {
        return annual ? wages.annual() : wages.hourly();
    }

    private static PayStages of(String release, List<Wages> wages, boolean annual) {
        List<Wages> codes = wages.stream()
                .filter(each ->
                        each.release().equals(release) && !spread(each, annual).isEmpty())
                .toList();
        if (codes.size() == 1) {
            return new PayStages(
                    release, annual, false, spread(codes.getFirst(), annual).figures());
        }
        List<Figure> means = new ArrayList<>();
        for (int percentile : Spread.PERCENTILES) {
            @Nullable Figure mean = mean(percentile, codes, annual);
            if (mean != null) {
                means.add(mean);
            }
        }
        return new PayStages(release, annual, true, means);
    }

    private static @Nullable Figure mean(int percentile, List<Wages> codes, boolean annual) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal workers = BigDecimal.ZERO;
        boolean atLeast = false;
        for (Wages code : codes) {
            Integer employment = code.employment();
            Optional<Figure> figure = spread(code, annual).figures().stream()
                    .filter(each -> each.percentile() == percentile)
                    .findFirst();
            if (employment != null && figure.isPresent()) {
                sum = sum.add(figure.get().amount().multiply(BigDecimal.valueOf(employment)));
                workers = workers.add(BigDecimal.valueOf(employment));
                atLeast |= figure.get().atLeast();
            }
        }
        return workers.signum() == 0
                ? null
                : new Figure(percentile, sum.divide(workers, annual ? TENS : 2, RoundingMode.HALF_UP), atLeast);
    }
}
