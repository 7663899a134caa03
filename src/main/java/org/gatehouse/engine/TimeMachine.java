package org.gatehouse.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.store.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo clock: system time plus an offset kept in the data directory. Advancing it goes from due instant to due
 * instant and runs what is due there, so that 180 days can be watched in a minute in the order they would happen.
 */
@Component
@Profile("embedded")
public class TimeMachine {

    private static final Logger log = LoggerFactory.getLogger(TimeMachine.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final ManagementService management;
    private final JobExecutor executor;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Path file;
    private Duration offset = Duration.ZERO;

    TimeMachine(ProcessEngine engine, JdbcClient jdbc, Clock clock, @Value("${gatehouse.data-dir}") Path directory) {
        this.management = engine.getManagementService();
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.jdbc = jdbc;
        this.clock = clock;
        this.file = directory.resolve("clock-offset");
        restore();
    }

    public Instant now() {
        return clock.instant();
    }

    public Duration offset() {
        return offset;
    }

    /**
     * Moves the clock forward. Every timer due by then has run, in order, when this returns.
     *
     * @param each run after what is due at one instant, before the clock goes on, and once more at the end
     * @param afterwards run once at the target, before the job executor goes on
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public synchronized void advance(Duration by, Runnable each, Runnable afterwards) {
        boolean paused = executor.isActive();
        if (paused) {
            executor.shutdown();
            awaitRunningJobs();
        }
        try {
            Duration then = offset.plus(by);
            Instant target = now().plus(by);
            runDue();
            each.run();
            for (Optional<Instant> next = nextDue(target); next.isPresent(); next = nextDue(target)) {
                moveTo(next.get());
                runDue();
                each.run();
            }
            set(then);
            afterwards.run();
            runDue();
            each.run();
        } finally {
            if (paused) {
                executor.start();
            }
        }
    }

    private void moveTo(Instant instant) {
        if (instant.isAfter(now())) {
            set(Duration.ofMillis(instant.toEpochMilli() - System.currentTimeMillis()));
        }
    }

    /** Puts the clock so far off system time and runs nothing, as a test begins. */
    public synchronized void set(Duration to) {
        offset = to;
        ClockUtil.offset(to.toMillis());
        keep();
    }

    private void runDue() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            due.forEach(this::run);
        }
    }

    private List<Job> due() {
        return ofProcesses(management
                .createJobQuery()
                .executable()
                .active()
                .orderByJobPriority()
                .desc()
                .orderByJobDuedate()
                .asc()
                .list());
    }

    /** Also one that has come to be due meanwhile, for the clock goes on while the work of an instant is done. */
    private Optional<Instant> nextDue(Instant target) {
        return ofProcesses(management
                        .createJobQuery()
                        .withRetriesLeft()
                        .active()
                        .duedateLowerThan(Date.from(target.plusMillis(1)))
                        .list())
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .min(Comparator.naturalOrder());
    }

    /** Leaves out the engine's own housekeeping, which plans itself anew for every night. */
    private static List<Job> ofProcesses(List<Job> jobs) {
        return jobs.stream().filter(job -> job.getProcessInstanceId() != null).toList();
    }

    private void run(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failure) {
            // recorded on the job, which the engine retries by its cycle, as it would at its own pace
            log.debug("Job {} failed while the clock was advanced", job.getId(), failure);
        }
    }

    private void awaitRunningJobs() {
        long limit = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (jobsRunning() && System.nanoTime() < limit) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private boolean jobsRunning() {
        return jdbc.sql("select count(*) from act_ru_job where lock_owner_ is not null and lock_exp_time_ > :now")
                        .param("now", Times.of(clock.instant()))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void restore() {
        try {
            if (Files.exists(file)) {
                offset = Duration.ofMillis(Long.parseLong(Files.readString(file).strip()));
                ClockUtil.offset(offset.toMillis());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Long.toString(offset.toMillis()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
