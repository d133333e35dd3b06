package org.exposureatlas.ingest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Whether a file can be read at all: text in UTF-8, and where it is JSON, well formed, no key twice, not nested without
 * end, and no number so large that computing with it would take for ever. What it holds is looked at afterwards.
 */
final class FileCheck {

    private static final int DEEPEST = 30;
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 20;

    /** As many before the point as any figure needs; whole numbers of this length still fit into 64 bits. */
    private static final int MOST_DIGITS = 18;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private FileCheck() {}

    /** The first thing that is wrong with a file, if anything is. */
    static Optional<Problem> of(String file, byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return Optional.of(new Problem(file, 1, "", "starts with a byte-order mark, expected UTF-8 without one"));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            decoder.decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            return Optional.of(new Problem(file, lineOfTheFirstFault(bytes), "", "not text, expected UTF-8"));
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] >= 0 && bytes[i] < ' ' && bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != '\t') {
                return Optional.of(
                        new Problem(file, line(bytes, i), "", "not text, found the control character " + bytes[i]));
            }
        }
        return file.endsWith(".json") ? json(file, bytes) : Optional.empty();
    }

    private static Optional<Problem> json(String file, byte[] bytes) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            try {
                return Optional.ofNullable(json(parser))
                        .map(fault ->
                                new Problem(file, parser.currentTokenLocation().getLineNr(), pointer(parser), fault));
            } catch (StreamConstraintsException e) {
                return Optional.of(new Problem(
                        file,
                        parser.currentLocation().getLineNr(),
                        pointer(parser),
                        "beyond what is read, expected nesting of at most " + DEEPEST + " and numbers of at most "
                                + LONGEST_NUMBER + " characters"));
            } catch (JacksonException e) {
                return Optional.of(new Problem(
                        file, parser.currentLocation().getLineNr(), "", "not JSON: " + e.getOriginalMessage()));
            }
        }
    }

    /** What is wrong where the parser then stands. */
    private static @Nullable String json(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return "not JSON: the file is empty";
        }
        if (token != JsonToken.START_OBJECT) {
            return "expected an object, found " + token;
        }
        while ((token = parser.nextToken()) != null) {
            if (token.isNumeric() && isOutsized(parser.getString())) {
                return "outside every range, found " + parser.getString();
            }
            if (token == JsonToken.END_OBJECT && parser.streamReadContext().inRoot() && parser.nextToken() != null) {
                return "not JSON: something stands after its end";
            }
        }
        return null;
    }

    private static String pointer(JsonParser parser) {
        return parser.streamReadContext().pathAsPointer().toString();
    }

    private static boolean isOutsized(@Nullable String number) {
        if (number == null) {
            return false;
        }
        if (number.length() > MOST_DIGITS && number.replaceAll("^-|[.eE].*", "").length() > MOST_DIGITS) {
            return true;
        }
        int exponent = Math.max(number.indexOf('e'), number.indexOf('E'));
        if (exponent < 0) {
            return false;
        }
        try {
            return Math.abs(Integer.parseInt(number.substring(exponent + 1).replaceFirst("^\\+", "")))
                    > LARGEST_EXPONENT;
        } catch (NumberFormatException beyondAnInt) {
            return true;
        }
    }

    private static int lineOfTheFirstFault(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        decoder.decode(from, java.nio.CharBuffer.allocate(bytes.length + 1), true);
        return line(bytes, from.position());
    }

    private static int line(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
