package org.exposureatlas.scoring;

import java.nio.charset.StandardCharsets;

/**
 * The generator behind the draws: SplitMix64 (Steele, Lea and Flood, 2014), written out here so that its numbers are
 * the same on every machine and in every release of Java.
 */
final class SplitMix {

    private static final long GAMMA = 0x9e3779b97f4a7c15L;
    private static final double UNIT = 0x1.0p-53;

    private long state;

    SplitMix(long seed) {
        state = seed;
    }

    /** A stream of its own for a name, so that what is drawn for it does not depend on what else is there. */
    static SplitMix of(long seed, String name) {
        return new SplitMix(seed ^ fnv1a(name));
    }

    long next() {
        state += GAMMA;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** Evenly from 0 up to 1, without 1: the upper 53 bits. */
    double unit() {
        return (next() >>> 11) * UNIT;
    }

    /** Evenly around 1: from 1 - spread to 1 + spread. */
    double around(double spread) {
        return 1 - spread + 2 * spread * unit();
    }

    /** Evenly from 0 to bound - 1. */
    int below(int bound) {
        return (int) (unit() * bound);
    }

    /** FNV-1a with 64 bits. */
    private static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }
}
