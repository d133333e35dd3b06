package org.exposureatlas.report.pdf;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks a font from the container of the web (WOFF 1.0, a W3C recommendation) to the form that goes into a PDF. The
 * tables stay as they are, but for the one with ligatures: their glyphs stand for no character, so that words set with
 * them could be neither searched nor read aloud.
 */
final class Woff {

    private static final int SIGNATURE = 0x774F4646;
    private static final int LIGATURES = 0x47535542;
    private static final int HEADER = 44;
    private static final int ENTRY = 20;
    private static final int SFNT_HEADER = 12;
    private static final int SFNT_ENTRY = 16;

    private Woff() {}

    /** @param at where the packed table starts; {@code packed} and {@code size} are lengths in bytes */
    private record Table(int tag, int at, int packed, int size, int checksum) {

        /** Every table starts on a multiple of four bytes. */
        int padded() {
            return (size + 3) & ~3;
        }
    }

    /** @throws IllegalArgumentException if it is not a font in this container */
    static byte[] unpack(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        if (file.length < HEADER || in.getInt() != SIGNATURE) {
            throw new IllegalArgumentException("Not a WOFF file");
        }
        int flavor = in.getInt();
        in.getInt();
        int packed = in.getShort();
        List<Table> tables = new ArrayList<>();
        for (int i = 0; i < packed; i++) {
            in.position(HEADER + i * ENTRY);
            tables.add(new Table(in.getInt(), in.getInt(), in.getInt(), in.getInt(), in.getInt()));
        }
        tables.removeIf(table -> table.tag() == LIGATURES);
        int count = tables.size();
        tables.sort(Comparator.comparing(Table::tag, Integer::compareUnsigned));

        int size = SFNT_HEADER + count * SFNT_ENTRY;
        for (Table table : tables) {
            size += table.padded();
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        int power = Integer.highestOneBit(count);
        out.putInt(flavor)
                .putShort((short) count)
                .putShort((short) (power * 16))
                .putShort((short) Integer.numberOfTrailingZeros(power))
                .putShort((short) (count * 16 - power * 16));
        int at = SFNT_HEADER + count * SFNT_ENTRY;
        for (Table table : tables) {
            out.putInt(table.tag()).putInt(table.checksum()).putInt(at).putInt(table.size());
            out.put(at, unpack(file, table));
            at += table.padded();
        }
        return out.array();
    }

    private static byte[] unpack(byte[] file, Table table) {
        if (table.packed() == table.size()) {
            return Arrays.copyOfRange(file, table.at(), table.at() + table.size());
        }
        byte[] unpacked = new byte[table.size()];
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(file, table.at(), table.packed());
            if (inflater.inflate(unpacked) != table.size()) {
                throw new IllegalArgumentException("A table of the font is shorter than it says");
            }
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("A table of the font is damaged", e);
        }
        return unpacked;
    }
}
