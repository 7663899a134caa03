package org.gatehouse.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.engine.Sweep;
import org.gatehouse.request.ClosedRequests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Perishable;
import org.gatehouse.trail.FactExpiry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets personal data go whose time to live is over, once a day. Some requests at a time, so that nobody waits for it;
 * where it is interrupted, the next run goes on. Several nodes wait for each other's requests and find them done.
 */
@Component
class RetentionSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(RetentionSweep.class);
    private static final int AT_ONCE = 100;
    private static final int ROWS_AT_ONCE = 1000;

    /** Requests, or rows of one kind that are about none, in one run. */
    private static final int MOST = 50_000;

    private final ClosedRequests closed;
    private final Expiry expiry;
    private final Retention retention;
    private final FactExpiry facts;
    private final List<Perishable> perishables;
    private final Counter expired;

    RetentionSweep(
            ClosedRequests closed,
            Expiry expiry,
            Retention retention,
            FactExpiry facts,
            List<Perishable> perishables,
            MeterRegistry meters) {
        this.closed = closed;
        this.expiry = expiry;
        this.retention = retention;
        this.facts = facts;
        this.perishables = perishables;
        this.expired = Counter.builder("gatehouse.retention.requests")
                .description("Requests whose personal data was removed after its time to live")
                .register(meters);
    }

    @Override
    public void run() {
        Instant limit = retention.limit();
        int requests = requests(limit);
        int rows = perishables.stream().mapToInt(each -> rows(each, limit)).sum();
        if (requests + rows > 0) {
            log.info(
                    "Personal data of {} requests and {} other rows was removed after its time to live",
                    requests,
                    rows);
        }
    }

    private int requests(Instant limit) {
        int done = 0;
        ClosedRequests.Part part = closed.unchangedSince(limit, 0, AT_ONCE);
        while (!part.requests().isEmpty() && done < MOST) {
            done += expire(part.requests());
            part = closed.unchangedSince(limit, part.last(), AT_ONCE);
        }
        return done + recordedSince(limit);
    }

    /** Such as what the sweep of compromised accounts had to put right about a case long over. */
    private int recordedSince(Instant limit) {
        List<RequestReference> again = facts.recordedSinceExpiry(limit, MOST).stream()
                .map(RequestReference::of)
                .toList();
        return IntStream.iterate(0, from -> from < again.size(), from -> from + AT_ONCE)
                .map(from -> expire(again.subList(from, Math.min(from + AT_ONCE, again.size()))))
                .sum();
    }

    /** A request that cannot be expired holds up none of the others. */
    private int expire(Collection<RequestReference> some) {
        try {
            int done = expiry.of(some);
            expired.increment(done);
            return done;
        } catch (RuntimeException failure) {
            if (some.size() == 1) {
                log.error("The personal data of {} could not be removed; it is tried again next time", some, failure);
                return 0;
            }
            log.warn("{} requests could not be expired together and are expired one by one", some.size(), failure);
            return some.stream().mapToInt(one -> expire(List.of(one))).sum();
        }
    }

    private static int rows(Perishable perishable, Instant limit) {
        int done = 0;
        int now;
        do {
            now = perishable.expireBefore(limit, ROWS_AT_ONCE);
            done += now;
        } while (now == ROWS_AT_ONCE && done < MOST);
        return done;
    }
}
