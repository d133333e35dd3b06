package org.exposureatlas.report;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.exposureatlas.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the files that were asked for last, and lets only so many be made at once: making one takes a processor for
 * half a second, which the pages need too. So it is made on a thread of its own, with the least priority.
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

    /** A file that has been set and has only to be printed: most of the work, which nobody else’s waits for. */
    interface Printing {
        byte[] print();
    }

    /** Nobody could make it in time. */
    static final class BusyException extends Exception {

        private static final long serialVersionUID = 1;

        BusyException(String message) {
            super(message);
        }
    }

    private final Map<Title, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);
    private final ExecutorService pressRoom = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("press").factory());
    private final long room;
    private final Semaphore presses;
    private final Duration patience;
    private long used;

    /**
     * @param room for how many bytes in all
     * @param presses how many may be made at once
     * @param patience how long somebody waits for a press, and then for the file
     */
    PdfShelf(long room, int presses, Duration patience) {
        this.room = room;
        this.presses = new Semaphore(presses, true);
        this.patience = patience;
    }

    /**
     * @param set sets the file once a press is free, on the thread of who asks: what it does takes little time, and
     *     locks that pages take too. What it gives is printed by a press.
     * @throws BusyException if others’ files or this one took too long; a file that is begun is finished and kept
     */
    Copy take(Title title, Supplier<Printing> set) throws BusyException {
        Copy kept = find(title);
        if (kept != null) {
            return kept;
        }
        try {
            if (!presses.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusyException("No press was free within " + patience);
            }
            // Whoever waited for the same file finds it made.
            Copy made = find(title);
            if (made != null) {
                presses.release();
                return made;
            }
            return begin(title, set).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BusyException("The file was not made within " + patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusyException("Nobody waits any longer");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private Future<Copy> begin(Title title, Supplier<Printing> set) {
        boolean begun = false;
        try {
            Printing printing = set.get();
            Future<Copy> copy = pressRoom.submit(() -> {
                try {
                    LeastPriority.take();
                    Copy made = Copy.of(printing.print());
                    keep(title, made);
                    return made;
                } finally {
                    presses.release();
                }
            });
            begun = true;
            return copy;
        } finally {
            if (!begun) {
                presses.release();
            }
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
