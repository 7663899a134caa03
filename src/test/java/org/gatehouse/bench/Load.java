package org.gatehouse.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Drives work with a number of clients that each wait for one piece before they begin the next. */
public final class Load {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Load() {}

    /** Pieces of work done per second. */
    public static <T> double perSecond(Collection<T> pieces, int clients, Consumer<T> work) {
        long before = System.nanoTime();
        each(pieces, clients, work);
        return pieces.size() / seconds(before);
    }

    /** How long each piece took, in milliseconds, in no order. */
    public static <T> double[] milliseconds(Collection<T> pieces, int clients, Consumer<T> work) {
        var times = new double[pieces.size()];
        List<T> list = List.copyOf(pieces);
        each(IntStream.range(0, times.length).boxed().toList(), clients, number -> {
            long before = System.nanoTime();
            work.accept(list.get(number));
            times[number] = seconds(before) * 1000;
        });
        return times;
    }

    /** Does all pieces. */
    public static <T> void each(Collection<T> pieces, int clients, Consumer<T> work) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            pieces.stream()
                    .map(piece -> CompletableFuture.runAsync(() -> work.accept(piece), threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    /** Asks every 5 ms, as a client that polls would. */
    public static <T> T await(Supplier<T> something) {
        for (long limit = System.nanoTime() + LONGEST_WAIT.toNanos(); System.nanoTime() < limit; ) {
            T found = something.get();
            if (found != null) {
                return found;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new IllegalStateException("Nothing came within " + LONGEST_WAIT);
    }

    public static void awaitThat(BooleanSupplier holds) {
        await(() -> holds.getAsBoolean() ? true : null);
    }

    public static double median(double... values) {
        return percentile(50, values);
    }

    public static double percentile(int percent, double... values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    public static double median(List<Double> values) {
        return median(values.stream().flatMapToDouble(DoubleStream::of).toArray());
    }

    public static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }
}
