package org.exposureatlas.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.exposureatlas.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the files that were asked for last, and lets only so many be made at once: making one takes a processor for
 * half a second, which the pages need too.
 */
final class PdfShelf {

    /** @param slug the occupation's part of the address */
    record Title(EditionId edition, String slug) {}

    /** @param tag changes with the bytes */
    record Copy(byte[] bytes, String tag) {

        static Copy of(byte[] bytes) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Copy(bytes, HexFormat.of().formatHex(hash, 0, 16));
            } catch (NoSuchAlgorithmException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
        }
    }

    /** Nobody could make it in time. */
    static final class BusyException extends Exception {

        private static final long serialVersionUID = 1;

        BusyException(String message) {
            super(message);
        }
    }

    private final Map<Title, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private final long room;
    private final Semaphore presses;
    private final Duration patience;
    private long used;

    /**
     * @param room for how many bytes in all
     * @param presses how many may be made at once
     * @param patience how long somebody waits for a press
     */
    PdfShelf(long room, int presses, Duration patience) {
        this.room = room;
        this.presses = new Semaphore(presses, true);
        this.patience = patience;
    }

    Copy take(Title title, Supplier<byte[]> make) throws BusyException {
        Copy kept = find(title);
        if (kept != null) {
            return kept;
        }
        if (!awaitPress()) {
            throw new BusyException("No press was free within " + patience);
        }
        try {
            // Whoever waited for the same file finds it made.
            Copy made = find(title);
            if (made == null) {
                made = Copy.of(make.get());
                keep(title, made);
            }
            return made;
        } finally {
            presses.release();
        }
    }

    private boolean awaitPress() {
        try {
            return presses.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized @Nullable Copy find(Title title) {
        return copies.get(title);
    }

    private synchronized void keep(Title title, Copy copy) {
        if (copies.put(title, copy) == null) {
            used += copy.bytes().length;
        }
        Iterator<Copy> oldest = copies.values().iterator();
        while (used > room && oldest.hasNext()) {
            used -= oldest.next().bytes().length;
            oldest.remove();
        }
    }
}
