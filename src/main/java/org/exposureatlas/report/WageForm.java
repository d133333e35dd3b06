package org.exposureatlas.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.exposureatlas.insight.WageAssumptions;
import org.exposureatlas.insight.WageRule;
import org.exposureatlas.platform.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The assumptions as a reader typed them, in whole percent and years.
 *
 * @param assumptions what to compute with: the defaults where something typed cannot be taken
 */
record WageForm(List<Field> fields, List<Error> errors, WageAssumptions assumptions) {

    record Field(
            String name,
            String label,
            String value,
            int max,
            @Nullable String error) {}

    record Error(String field, String text) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static WageForm of(WageRule rule, MultiValueMap<String, String> asked, Words words) {
        WageAssumptions defaults = WageAssumptions.defaults(rule);
        List<Error> errors = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        BigDecimal adoptionLow = share(
                asked, "adoption-low", rule.adoption().name(), defaults.adoptionLow(), false, fields, errors, words);
        BigDecimal adoptionHigh = share(
                asked, "adoption-high", rule.adoption().name(), defaults.adoptionHigh(), true, fields, errors, words);
        BigDecimal conversionLow = share(
                asked,
                "conversion-low",
                rule.conversion().name(),
                defaults.conversionLow(),
                false,
                fields,
                errors,
                words);
        BigDecimal conversionHigh = share(
                asked,
                "conversion-high",
                rule.conversion().name(),
                defaults.conversionHigh(),
                true,
                fields,
                errors,
                words);
        int years = years(asked, rule.period(), fields, errors, words);
        if (errors.isEmpty() && adoptionLow.compareTo(adoptionHigh) > 0) {
            errors.add(new Error(
                    "adoption-low",
                    words.say("insight.wages.error.order", rule.adoption().name())));
        }
        if (errors.isEmpty() && conversionLow.compareTo(conversionHigh) > 0) {
            errors.add(new Error(
                    "conversion-low",
                    words.say("insight.wages.error.order", rule.conversion().name())));
        }
        return new WageForm(
                fields.stream()
                        .map(field -> new Field(
                                field.name(),
                                field.label(),
                                field.value(),
                                field.max(),
                                errors.stream()
                                        .filter(error -> error.field().equals(field.name()))
                                        .map(Error::text)
                                        .findFirst()
                                        .orElse(null)))
                        .toList(),
                errors,
                errors.isEmpty()
                        ? new WageAssumptions(adoptionLow, adoptionHigh, conversionLow, conversionHigh, years)
                        : defaults);
    }

    private static BigDecimal share(
            MultiValueMap<String, String> asked,
            String name,
            String assumption,
            BigDecimal otherwise,
            boolean high,
            List<Field> fields,
            List<Error> errors,
            Words words) {
        String typed = asked.getFirst(name);
        String label = words.say(high ? "insight.wages.high" : "insight.wages.low", assumption);
        String value =
                typed == null ? otherwise.movePointRight(2).stripTrailingZeros().toPlainString() : typed.strip();
        fields.add(new Field(name, label, value, 100, null));
        if (typed == null) {
            return otherwise;
        }
        if (value.matches("\\d{1,3}(\\.\\d)?") && new BigDecimal(value).compareTo(HUNDRED) <= 0) {
            return new BigDecimal(value).movePointLeft(2);
        }
        errors.add(new Error(name, words.say("insight.wages.error.share", label)));
        return otherwise;
    }

    private static int years(
            MultiValueMap<String, String> asked,
            WageRule.Period period,
            List<Field> fields,
            List<Error> errors,
            Words words) {
        String typed = asked.getFirst("years");
        String value = typed == null ? String.valueOf(period.years()) : typed.strip();
        fields.add(new Field("years", period.name(), value, period.most(), null));
        if (value.matches("\\d{1,2}")) {
            int years = Integer.parseInt(value);
            if (years >= period.least() && years <= period.most()) {
                return years;
            }
        }
        errors.add(new Error(
                "years", words.say("insight.wages.error.years", period.name(), period.least(), period.most())));
        return period.years();
    }
}
