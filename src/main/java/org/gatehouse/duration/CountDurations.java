package org.gatehouse.duration;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.duration.SpanSource.Place;
import org.gatehouse.engine.Sweep;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts what has ended since it last looked, each once. A part is counted in one transaction together with how far it
 * got, under a lock: a crash repeats nothing, and a second node goes on where the first has come to.
 */
@Component
class CountDurations implements Sweep {

    /**
     * How much later than it ended something may appear, for it shows when its transaction commits. Up to there each is
     * remembered by its id, so that whatever appears among them is told apart.
     */
    static final Duration LATEST = Duration.ofMinutes(15);

    static final int AT_A_TIME = 5_000;

    private final List<SpanSource> sources;
    private final DurationRows rows;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CountDurations(List<SpanSource> sources, DurationRows rows, Clock clock, PlatformTransactionManager transactions) {
        this.sources = sources;
        this.rows = rows;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void run() {
        Instant until = clock.instant();
        for (SpanSource source : sources) {
            boolean more;
            do {
                more = countSome(source, until);
            } while (more);
        }
    }

    @Override
    public boolean isHourly() {
        return true;
    }

    /** @return whether there may be more */
    boolean countSome(SpanSource source, Instant until) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Instant settled = until.minus(LATEST);
            Place place = rows.hold(source.name());
            Set<String> seen = rows.seen(source.name(), place.endedAt());
            Place at = place;
            List<Span> part;
            List<Span> unseen;
            do {
                part = source.after(at, until, AT_A_TIME);
                unseen = part.stream().filter(span -> !seen.contains(span.id())).toList();
                at = part.isEmpty() ? at : placeOf(part.get(part.size() - 1));
            } while (unseen.isEmpty() && part.size() == AT_A_TIME);

            rows.count(unseen);
            rows.see(
                    source.name(),
                    unseen.stream()
                            .filter(span -> span.endedAt().isAfter(settled))
                            .toList());
            Place reached = reached(place, part, settled);
            rows.put(source.name(), reached);
            rows.forget(source.name(), reached.endedAt());
            return part.size() == AT_A_TIME;
        }));
    }

    /** Never beyond what is settled: behind it, something that ended earlier may still appear. */
    private static Place reached(Place place, List<Span> part, Instant settled) {
        if (part.size() < AT_A_TIME && place.endedAt().isBefore(settled)) {
            Place last = lastSettled(place, part, settled);
            return last.endedAt().isBefore(settled) ? new Place(settled, "") : last;
        }
        return lastSettled(place, part, settled);
    }

    private static Place lastSettled(Place place, List<Span> part, Instant settled) {
        return part.stream()
                .filter(span -> !span.endedAt().isAfter(settled))
                .reduce((first, second) -> second)
                .map(CountDurations::placeOf)
                .orElse(place);
    }

    private static Place placeOf(Span span) {
        return new Place(span.endedAt(), span.id());
    }
}
