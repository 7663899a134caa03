package org.gatehouse.compromise;

import java.time.Duration;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.directory.DirectoryUnavailable;

/** One step of a lock-down: what the directory shows of it, and what changes that. {@link LockDown} does the rest. */
abstract class LockDownStep implements JavaDelegate {

    /** How far the directory's clock may be behind ours. */
    static final Duration SKEW = Duration.ofMinutes(5);

    private final ContainmentStep step;
    private final LockDown lockDown;

    LockDownStep(ContainmentStep step, LockDown lockDown) {
        this.step = step;
        this.lockDown = lockDown;
    }

    @Override
    public final void execute(DelegateExecution execution) {
        lockDown.perform(execution, this);
    }

    ContainmentStep step() {
        return step;
    }

    /**
     * Read from the directory itself.
     *
     * @param skew how far the directory's clock may be behind ours; none before the step, since whether something was
     *     done already must not be guessed
     */
    abstract Seen read(CompromiseCase subject, Duration skew);

    /** Changes the directory. Idempotent: a step that was cut short is taken again. */
    abstract void take(CompromiseCase subject);

    /**
     * Takes the step and answers what the directory shows afterwards.
     *
     * @throws DirectoryUnavailable unless that is as wanted
     */
    final Seen takeAndReadBack(CompromiseCase subject) {
        take(subject);
        Seen read = read(subject, SKEW);
        if (!read.asWanted()) {
            throw new DirectoryUnavailable("The directory does not show it yet, but: " + read.inWords());
        }
        return read;
    }
}
