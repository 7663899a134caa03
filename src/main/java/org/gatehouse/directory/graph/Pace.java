package org.gatehouse.directory.graph;

import io.github.bucket4j.BlockingBucket;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.directory.DirectoryUnavailable;

/** When the next call to one service of Microsoft Graph may be made: its rate, and the waits that Graph announces. */
final class Pace {

    /** It is too early for a call, and the caller should not wait for it. */
    static final class NotYet extends DirectoryUnavailable {
        NotYet(String message) {
            super(message);
        }
    }

    /** Waits up to this are waited out within the call; after longer ones the caller tries again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LONGEST_TURN = Duration.ofSeconds(15);

    private final BlockingBucket turns;
    private final AtomicLong closedUntil = new AtomicLong(System.nanoTime());

    private Pace(Bucket turns) {
        this.turns = turns.asBlocking();
    }

    /** One call, then a pause. */
    static Pace oneEach(Duration pause) {
        return new Pace(Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, pause))
                .build());
    }

    /** No call is made before this has passed. */
    void announced(Duration wait) {
        long until = System.nanoTime() + wait.toNanos();
        closedUntil.accumulateAndGet(until, (known, news) -> news - known > 0 ? news : known);
    }

    /** Returns when a call may be made, and refuses where that is not soon. */
    void await() {
        try {
            do {
                waitOut();
                if (!turns.tryConsume(1, LONGEST_TURN)) {
                    throw new NotYet("Too many calls wait for Microsoft Graph at present");
                }
            } while (left() > 0);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotYet("Gatehouse is stopping");
        }
    }

    private void waitOut() throws InterruptedException {
        for (long left = left(); left > 0; left = left()) {
            if (left > PATIENCE.toNanos()) {
                throw new NotYet("Microsoft Graph wants no calls for another %d seconds"
                        .formatted(TimeUnit.NANOSECONDS.toSeconds(left) + 1));
            }
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private long left() {
        return closedUntil.get() - System.nanoTime();
    }
}
