package org.gatehouse.trail;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.gatehouse.store.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares the whole log with itself, once a day and when somebody asks; one comparison at a time. */
@Component
public class IntegrityCheck {

    /**
     * What came of it.
     *
     * @param said the first of the problems, in words
     */
    public record Result(
            Instant startedAt, Instant endedAt, long facts, long checkpoints, long problems, List<String> said) {

        public boolean isSound() {
            return problems == 0;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(IntegrityCheck.class);
    private static final int LONGEST = 20_000;

    private final LogReader reader;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final TaskScheduler scheduler;
    private final List<ComparedWithFacts> others;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicLong progress = new AtomicLong();

    IntegrityCheck(
            LogReader reader, JdbcClient jdbc, Clock clock, TaskScheduler scheduler, List<ComparedWithFacts> others) {
        this.reader = reader;
        this.jdbc = jdbc;
        this.clock = clock;
        this.scheduler = scheduler;
        this.others = others;
    }

    /** Begins in the background, unless one runs on this node. */
    public void start() {
        if (!running.get()) {
            // at once, whatever the demo clock says
            scheduler.schedule(this::runUnlessRunning, Instant.EPOCH);
        }
    }

    /** How many facts have been compared by the one that runs on this node, if one does. */
    public Optional<Long> progress() {
        return running.get() ? Optional.of(progress.get()) : Optional.empty();
    }

    /** What came of the last one that came to an end. */
    public Optional<Result> last() {
        return jdbc.sql("select * from audit_check order by id desc limit 1")
                .query((row, number) -> new Result(
                        Times.read(row, "started_at"),
                        Times.read(row, "ended_at"),
                        row.getLong("leaves"),
                        row.getLong("checkpoints"),
                        row.getLong("problems"),
                        row.getString("said").lines().toList()))
                .optional();
    }

    @Scheduled(cron = "${gatehouse.audit.check-cron}", zone = "Europe/London")
    void runUnlessRunning() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            run();
        } catch (RuntimeException failure) {
            log.error("The audit log was not compared to its end", failure);
        } finally {
            running.set(false);
        }
    }

    Result run() {
        progress.set(0);
        Instant started = clock.instant();
        var inspection = new Inspection(reader, clock, progress::set);
        inspection.run();
        others.forEach(each -> each.compare(inspection::say));
        var result = new Result(
                started,
                clock.instant(),
                inspection.leaves(),
                inspection.checkpoints(),
                inspection.problems(),
                inspection.said());
        keep(result);
        if (!result.isSound()) {
            log.error("THE AUDIT LOG WAS ALTERED, {} problems: {}", result.problems(), result.said());
        }
        return result;
    }

    private void keep(Result result) {
        String said = String.join("\n", result.said());
        jdbc.sql("insert into audit_check (started_at, ended_at, leaves, checkpoints, problems, said)"
                        + " values (:started, :ended, :leaves, :checkpoints, :problems, :said)")
                .param("started", Times.of(result.startedAt()))
                .param("ended", Times.of(result.endedAt()))
                .param("leaves", result.facts())
                .param("checkpoints", result.checkpoints())
                .param("problems", result.problems())
                .param("said", said.substring(0, Math.min(said.length(), LONGEST)))
                .update();
    }
}
