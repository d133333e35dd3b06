package org.exposureatlas.ingest.assessment;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.exposureatlas.ingest.assessment.Orders.Provider;
import org.jspecify.annotations.Nullable;

/** The words of the command line as orders, or what is wrong with them as an IllegalArgumentException. */
final class OrderReader {

    static final String USAGE = """
            assess --rater KEY --occupations A,B | --category SLUG | --all
                   --provider openai|anthropic --model NAME [options]
              --base-url URL       the endpoint; without it, that of the provider's makers
              --name TEXT          the rater's name on pages; without it, the model
              --seed-data DIR      the folder to read and change; without it, seed-data
              --tasks              find tasks anew where there are some: they go, and all ratings of them
              --material DIR       texts about the work, SLUG.txt, given to the model when it looks for tasks
              --again-refused      ask again what the model refused before
              --plain              for an endpoint that does not know answers by JSON schema
              --no-key             for an endpoint that wants no key
              --dry-run            say what would be asked and what it might cost, send nothing
              --json               report as JSON
              --max-requests-per-minute N   without it, 30
              --max-cost USD       stop before it; needs both prices
              --input-price USD    of a million tokens; --output-price USD likewise
              --max-output-tokens N   of one answer; without it, 8000
              --timeout SECONDS    for one answer; without it, 180
              --attempts N         when the endpoint is busy or silent; without it, 5
              --corrections N      when an answer is not sound; without it, 2
              --work DIR           where answers are kept until all are in; without it, .atlas/assess
            The key stands in the environment: ATLAS_ASSESS_KEY, else OPENAI_API_KEY or ANTHROPIC_API_KEY.
            """;

    private static final Set<String> FLAGS =
            Set.of("--all", "--tasks", "--again-refused", "--plain", "--no-key", "--dry-run", "--json");
    private static final Set<String> VALUED = Set.of(
            "--rater",
            "--name",
            "--occupations",
            "--category",
            "--provider",
            "--base-url",
            "--model",
            "--material",
            "--seed-data",
            "--work",
            "--max-requests-per-minute",
            "--max-output-tokens",
            "--timeout",
            "--max-cost",
            "--input-price",
            "--output-price",
            "--attempts",
            "--corrections");

    private static final Pattern RATER = Pattern.compile("[a-z0-9]+([-_][a-z0-9]+)*");

    private final Map<String, String> values = new HashMap<>();

    private OrderReader(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (FLAGS.contains(option)) {
                values.put(option, "");
            } else if (VALUED.contains(option) && i + 1 < arguments.size()) {
                i++;
                values.put(option, arguments.get(i));
            } else if (VALUED.contains(option)) {
                throw new IllegalArgumentException(option + ": found nothing, expected a value");
            } else {
                // What stands after a misspelt option may be a key.
                throw new IllegalArgumentException("assess: argument " + (i + 1) + " is not an option");
            }
        }
    }

    /** @param arguments without the command itself */
    static Orders read(List<String> arguments) {
        return new OrderReader(arguments).orders();
    }

    private Orders orders() {
        Provider provider = provider();
        List<String> occupations = list(values.get("--occupations"));
        String category = values.get("--category");
        boolean all = values.containsKey("--all");
        if ((occupations.isEmpty() ? 0 : 1) + (category == null ? 0 : 1) + (all ? 1 : 0) != 1) {
            throw new IllegalArgumentException("expected one of --occupations, --category and --all");
        }
        BigDecimal maxCost = amount("--max-cost");
        BigDecimal inputPrice = amount("--input-price");
        BigDecimal outputPrice = amount("--output-price");
        if ((inputPrice == null) != (outputPrice == null) || maxCost != null && inputPrice == null) {
            throw new IllegalArgumentException("--max-cost: expected --input-price and --output-price with it");
        }
        String material = values.get("--material");
        boolean noKey = values.containsKey("--no-key");
        return new Orders(
                rater(),
                values.get("--name"),
                occupations,
                category,
                all,
                provider,
                baseUrl(provider, noKey),
                needed("--model"),
                noKey,
                !values.containsKey("--plain"),
                values.containsKey("--tasks"),
                values.containsKey("--again-refused"),
                material == null ? null : Path.of(material),
                Path.of(values.getOrDefault("--seed-data", "seed-data")),
                Path.of(values.getOrDefault("--work", ".atlas/assess")),
                number("--max-requests-per-minute", 30, 1),
                number("--max-output-tokens", 8000, 100),
                Duration.ofSeconds(number("--timeout", 180, 1)),
                maxCost,
                inputPrice,
                outputPrice,
                number("--attempts", 5, 1),
                number("--corrections", 2, 0),
                values.containsKey("--dry-run"),
                values.containsKey("--json"));
    }

    private String rater() {
        String rater = needed("--rater");
        if (!RATER.matcher(rater).matches()) {
            throw new IllegalArgumentException(
                    "--rater: found \"" + rater + "\", expected lower-case letters and digits, joined by hyphens");
        }
        return rater;
    }

    private Provider provider() {
        String key = needed("--provider");
        return Arrays.stream(Provider.values())
                .filter(provider -> provider.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "--provider: found \"" + key + "\", expected openai or anthropic"));
    }

    private String baseUrl(Provider provider, boolean noKey) {
        String url = values.getOrDefault("--base-url", provider.usualAddress());
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("--base-url: expected an address such as https://example.org/v1", e);
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (uri.getHost() == null
                || uri.getUserInfo() != null
                || !Set.of("http", "https").contains(scheme)) {
            throw new IllegalArgumentException("--base-url: expected an address such as https://example.org/v1");
        }
        if (scheme.equals("http") && !noKey && !isThisMachine(uri.getHost())) {
            throw new IllegalArgumentException(
                    "--base-url: found http, expected https where a key is sent to another machine");
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private static boolean isThisMachine(String host) {
        return Set.of("localhost", "127.0.0.1", "[::1]").contains(host);
    }

    private String needed(String option) {
        String value = values.get(option);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(option + ": found nothing, expected a value");
        }
        return value;
    }

    private static List<String> list(@Nullable String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
    }

    private int number(String option, int usual, int least) {
        String value = values.get(option);
        if (value == null) {
            return usual;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                option + ": found \"" + value + "\", expected a whole number of at least " + least);
    }

    private @Nullable BigDecimal amount(String option) {
        String value = values.get(option);
        if (value == null) {
            return null;
        }
        if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException(option + ": found \"" + value + "\", expected an amount such as 12.50");
        }
        return new BigDecimal(value);
    }
}
