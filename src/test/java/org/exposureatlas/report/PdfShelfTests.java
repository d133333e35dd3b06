package org.exposureatlas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.exposureatlas.edition.EditionId;
import org.exposureatlas.report.PdfShelf.BusyException;
import org.exposureatlas.report.PdfShelf.Printing;
import org.exposureatlas.report.PdfShelf.Title;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PdfShelfTests {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** Enough for a thread of the least priority on a machine with other work. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private final AtomicInteger made = new AtomicInteger();

    @Test
    void aFileIsMadeOnceForEachEdition() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 1, LONG);
        assertThat(shelf.take(title(1, "roofers"), file(10)).bytes()).hasSize(10);
        shelf.take(title(1, "roofers"), file(10));
        assertThat(made).hasValue(1);
        shelf.take(title(2, "roofers"), file(10));
        assertThat(made).hasValue(2);
    }

    @Test
    void theFileNotAskedForTheLongestMakesRoom() throws Exception {
        PdfShelf shelf = new PdfShelf(25, 1, LONG);
        shelf.take(title(1, "a"), file(10));
        shelf.take(title(1, "b"), file(10));
        shelf.take(title(1, "a"), file(10));
        shelf.take(title(1, "c"), file(10));
        assertThat(shelf.find(title(1, "b"))).isNull();
        assertThat(shelf.find(title(1, "a"))).isNotNull();
        shelf.take(title(1, "larger than the shelf"), file(26));
        assertThat(shelf.find(title(1, "larger than the shelf"))).isNull();
        assertThat(shelf.find(title(1, "a"))).isNull();
    }

    @Test
    void theTagFollowsTheBytes() {
        assertThat(PdfShelf.Copy.of(new byte[] {1}).tag())
                .isEqualTo(PdfShelf.Copy.of(new byte[] {1}).tag())
                .isNotEqualTo(PdfShelf.Copy.of(new byte[] {2}).tag());
    }

    @Test
    void whoFindsAllPressesTakenWaitsAndThenGivesUp() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 1, SHORT);
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.submit(() -> shelf.take(title(1, "slow"), () -> () -> {
                started.countDown();
                await(finish);
                return new byte[1];
            }));
            started.await();
            assertThatExceptionOfType(BusyException.class).isThrownBy(() -> shelf.take(title(1, "other"), file(1)));
            assertThat(made).hasValue(0);
            finish.countDown();
        }
        assertThat(shelf.take(title(1, "other"), file(1)).bytes()).hasSize(1);
    }

    @Test
    void manyWhoAskForTheSameFileShareOneAndNoMoreThanAllowedAreMadeAtOnce() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 2, LONG);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Supplier<Printing> slow = () -> () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            sleep();
            atOnce.decrementAndGet();
            return file(1).get().print();
        };
        List<Future<?>> waiting = new ArrayList<>();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                String slug = "slug-" + i % 6;
                waiting.add(readers.submit(() -> shelf.take(title(1, slug), slow)));
            }
            for (Future<?> each : waiting) {
                each.get();
            }
        }
        assertThat(most.get()).isEqualTo(2);
        assertThat(made.get()).isBetween(6, 12);
    }

    @Test
    void aPressIsFreeAgainAfterAFailure() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 1, SHORT);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> shelf.take(title(1, "a"), () -> {
                    throw new IllegalStateException("out of paper");
                }));
        assertThat(shelf.take(title(1, "a"), file(1)).bytes()).hasSize(1);
    }

    @Test
    void aPressIsFreeAgainWhereAFileCouldNotBeSet() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 1, SHORT);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> shelf.take(title(1, "a"), () -> {
                    throw new IllegalStateException("no copy");
                }));
        assertThat(shelf.take(title(1, "a"), file(1)).bytes()).hasSize(1);
    }

    @Test
    void whoWaitsTooLongForAFileFindsItMadeLater() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 1, Duration.ofMillis(50));
        CountDownLatch finish = new CountDownLatch(1);
        assertThatExceptionOfType(BusyException.class)
                .isThrownBy(() -> shelf.take(title(1, "slow"), () -> () -> {
                    await(finish);
                    return new byte[7];
                }));
        finish.countDown();
        while (shelf.find(title(1, "slow")) == null) {
            sleep();
        }
        assertThat(shelf.take(title(1, "slow"), file(1)).bytes()).hasSize(7);
        assertThat(made).hasValue(0);
    }

    /** What pages want too happens as fast as they do; the long work on what they leave. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileIsSetAtThePriorityOfItsReaderAndPrintedAtTheLeast() throws Exception {
        PdfShelf shelf = new PdfShelf(1000, 1, LONG);
        List<Integer> seen = new ArrayList<>();
        int own = niceness();
        shelf.take(title(1, "a"), () -> {
            seen.add(niceness());
            return () -> {
                seen.add(niceness());
                return new byte[1];
            };
        });
        assertThat(seen).containsExactly(own, 19);
        assertThat(niceness()).isEqualTo(own);
    }

    /** Of the calling thread: the nineteenth value of the file in which Linux describes it. */
    private static int niceness() {
        try {
            String about = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(about.substring(about.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Title title(long edition, String slug) {
        return new Title(new EditionId(edition), slug);
    }

    private Supplier<Printing> file(int size) {
        return () -> () -> {
            made.incrementAndGet();
            return new byte[size];
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
