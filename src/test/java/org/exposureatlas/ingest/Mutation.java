package org.exposureatlas.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The ways in which the text of a seed file is spoiled. */
enum Mutation {
    BYTES_FLIPPED(false) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            byte[] flipped = bytes.clone();
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return flipped;
        }
    },

    LINES_CUT(false) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            List<String> lines = lines(bytes);
            switch (random.nextInt(3)) {
                case 0 -> lines.remove(random.nextInt(lines.size()));
                case 1 -> lines.add(random.nextInt(lines.size()), lines.get(random.nextInt(lines.size())));
                default -> {
                    return Arrays.copyOf(bytes, random.nextInt(bytes.length));
                }
            }
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        }
    },

    FIELDS_SWAPPED(false) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            List<String> lines = lines(bytes);
            int at = random.nextInt(lines.size());
            if (file.endsWith(".csv")) {
                String[] cells = lines.get(at).split(",", -1);
                swap(cells, random.nextInt(cells.length), random.nextInt(cells.length));
                lines.set(at, String.join(",", cells));
            } else {
                int other = random.nextInt(lines.size());
                String[] values = {value(lines.get(at)), value(lines.get(other))};
                lines.set(at, withValue(lines.get(at), values[1]));
                lines.set(other, withValue(lines.get(other), values[0]));
            }
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        }
    },

    HUGE_NUMBERS(true) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            String huge = pick(
                    List.of(
                            "1e999999999",
                            "-1e999999999",
                            "1e-999999999",
                            "9".repeat(5_000),
                            "1e400",
                            "1" + "0".repeat(39)),
                    random);
            return replaced(file, bytes, random, NUMBER, huge);
        }
    },

    DEEP_NESTING(true) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            int depth = pick(List.of(31, 100, 100_000), random);
            String deep = random.nextBoolean()
                    ? "[".repeat(depth) + "]".repeat(depth)
                    : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            return replaced(file, bytes, random, NUMBER, deep);
        }
    },

    DUPLICATE_KEYS(true) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            if (file.endsWith(".csv")) {
                List<String> lines = lines(bytes);
                lines.set(0, lines.getFirst() + "," + lines.getFirst().split(",")[0]);
                return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            }
            String text = new String(bytes, StandardCharsets.UTF_8);
            List<MatchResult> fields = FIELD.matcher(text).results().toList();
            if (fields.isEmpty()) {
                return bytes;
            }
            MatchResult field = pick(fields, random);
            return (text.substring(0, field.start()) + field.group(1) + ": 1, " + text.substring(field.start()))
                    .getBytes(StandardCharsets.UTF_8);
        }
    },

    WRONG_ENCODING(true) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return switch (random.nextInt(5)) {
                case 0 -> text.getBytes(StandardCharsets.UTF_16);
                case 1 -> text.getBytes(StandardCharsets.UTF_16LE);
                case 2 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
                case 3 -> text.replaceFirst("e", "é").getBytes(Charset.forName("windows-1252"));
                default -> inserted(bytes, random, new byte[] {(byte) 0xC3, (byte) 0x28});
            };
        }
    },

    CONTROL_CHARACTERS(true) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            return inserted(bytes, random, new byte[] {(byte) random.nextInt(9)});
        }
    },

    EMPTY(true) {
        @Override
        byte[] of(String file, byte[] bytes, RandomGenerator random) {
            return new byte[0];
        }
    };

    private static final Pattern NUMBER = Pattern.compile("(?<=: )-?\\d+(\\.\\d+)?(?=[,\\s])");
    private static final Pattern CELL = Pattern.compile("(?<=[,\\n])-?\\d+(\\.\\d+)?(?=[,\\n])");
    private static final Pattern FIELD = Pattern.compile("(\"[A-Za-z]+\")(?=\\s*:)");

    private final boolean alwaysWrong;

    Mutation(boolean alwaysWrong) {
        this.alwaysWrong = alwaysWrong;
    }

    /** Whether no file can be sound after it; others may happen to leave one that is. */
    boolean isAlwaysWrong() {
        return alwaysWrong;
    }

    /** @return the same bytes where this file has no place for it */
    abstract byte[] of(String file, byte[] bytes, RandomGenerator random);

    private static byte[] replaced(String file, byte[] bytes, RandomGenerator random, Pattern what, String by) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<MatchResult> places =
                (file.endsWith(".csv") ? CELL : what).matcher(text).results().toList();
        if (places.isEmpty()) {
            return bytes;
        }
        MatchResult place = pick(places, random);
        return (text.substring(0, place.start()) + by + text.substring(place.end())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] inserted(byte[] bytes, RandomGenerator random, byte[] what) {
        int at = random.nextInt(bytes.length);
        byte[] all = Arrays.copyOf(bytes, bytes.length + what.length);
        System.arraycopy(bytes, at, all, at + what.length, bytes.length - at);
        System.arraycopy(what, 0, all, at, what.length);
        return all;
    }

    private static <T> T pick(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static void swap(String[] cells, int one, int other) {
        String kept = cells[one];
        cells[one] = cells[other];
        cells[other] = kept;
    }

    /** What stands behind the colon of a line, without the comma. */
    private static String value(String line) {
        return line.replaceFirst("^[^:]*: *", "").replaceFirst(",\\s*$", "").strip();
    }

    private static String withValue(String line, String value) {
        String old = value(line);
        int at = line.lastIndexOf(old);
        return old.isEmpty() || at < 0
                ? line + value
                : line.substring(0, at) + value + line.substring(at + old.length());
    }

    private static List<String> lines(byte[] bytes) {
        return new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
    }
}
