package org.exposureatlas.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WoffTests {

    @ParameterizedTest
    @EnumSource(PdfFont.class)
    void aFontIsUnpackedWithoutLigaturesAndItsFiguresHaveOneWidth(PdfFont font) throws Exception {
        try (TrueTypeFont unpacked = new TTFParser().parse(new RandomAccessReadBuffer(font.trueType()))) {
            assertThat(unpacked.getName()).startsWith(font.family().replace(" ", ""));
            assertThat(unpacked.getNumberOfGlyphs()).isGreaterThan(200);
            assertThat(unpacked.getTableMap()).containsKey("glyf").doesNotContainKey("GSUB");
            assertThat("abcxyzABCXYZ0123456789’“”–×·é$%".chars())
                    .allSatisfy(character -> assertThat(
                                    unpacked.getUnicodeCmapLookup().getGlyphId(character))
                            .as("glyph of %c", character)
                            .isPositive());
            // The italic 0 is a thousandth of its size narrower.
            assertThat("123456789"
                            .chars()
                            .map(figure -> width(unpacked, figure))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void whatIsNoFontIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Woff.unpack(new byte[100]));
        byte[] damaged = PdfFont.SANS.trueType();
        assertThatIllegalArgumentException().isThrownBy(() -> Woff.unpack(Arrays.copyOf(damaged, 60)));
    }

    private static int width(TrueTypeFont font, int character) {
        try {
            return font.getAdvanceWidth(font.getUnicodeCmapLookup().getGlyphId(character));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
