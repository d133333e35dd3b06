package org.exposureatlas.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Work on many things at once, as many at a time as the machine has processors. The threads see the classes that the
 * caller sees, which those of a parallel stream do not in a packed program.
 */
public final class Parallel {

    private Parallel() {}

    /**
     * @param work must not depend on what is done with other items
     * @return the results in the order of the items
     * @throws RuntimeException the first that the work threw; the rest is not begun any more
     */
    public static <T, R> List<R> map(List<? extends T> items, Function<? super T, ? extends R> work) {
        List<R> results = new ArrayList<>(Collections.nCopies(items.size(), null));
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(items.size(), Runtime.getRuntime().availableProcessors());
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < threads; i++) {
                running.add(workers.submit(() -> {
                    try {
                        for (int at = next.getAndIncrement(); at < items.size(); at = next.getAndIncrement()) {
                            results.set(at, work.apply(items.get(at)));
                        }
                    } catch (RuntimeException | Error e) {
                        next.set(items.size());
                        throw e;
                    }
                }));
            }
        }
        for (Future<?> one : running) {
            await(one);
        }
        return results;
    }

    /** Begins a piece of work beside the caller's own. */
    public static <R> Future<R> begin(java.util.concurrent.Callable<R> work) {
        java.util.concurrent.FutureTask<R> task = new java.util.concurrent.FutureTask<>(work);
        Thread.startVirtualThread(task);
        return task;
    }

    /** The result of work begun before. */
    public static <R> R await(Future<R> begun) {
        try {
            return begun.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
