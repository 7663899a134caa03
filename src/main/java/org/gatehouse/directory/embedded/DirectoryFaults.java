package org.gatehouse.directory.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.gatehouse.directory.DirectoryUnavailable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The embedded directory's faults on demand, for training and tests. */
@Component
@Profile("embedded")
public class DirectoryFaults {

    public enum Mode {
        /** Answers that it will not. */
        REFUSE,
        /** Does not answer. */
        DOWN,
        /** Answers after two seconds. */
        SLOW,
        /** Does it, and the answer is lost. */
        TIMEOUT_AFTER_APPLYING,
        /** Clears. */
        NONE
    }

    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final int FOR_EVER = -1;

    private static final class Fault {
        final DirectoryOperation operation;
        final Mode mode;
        int times;

        Fault(DirectoryOperation operation, Mode mode, int times) {
            this.operation = operation;
            this.mode = mode;
            this.times = times;
        }
    }

    private final List<Fault> faults = new ArrayList<>();

    /**
     * Sets a fault, or with {@link Mode#NONE} clears it.
     *
     * @param operation null for every operation
     * @param times how often it strikes, or null until it is cleared
     */
    public synchronized void set(DirectoryOperation operation, Mode mode, Integer times) {
        faults.removeIf(fault -> operation == null || fault.operation == null || fault.operation == operation);
        if (mode != Mode.NONE) {
            faults.add(new Fault(operation, mode, times == null ? FOR_EVER : times));
        }
    }

    <T> T around(DirectoryOperation operation, Supplier<T> call) {
        return switch (strike(operation)) {
            case NONE -> call.get();
            case REFUSE -> throw new DirectoryUnavailable("The directory refused the call (429)");
            case DOWN -> throw new DirectoryUnavailable("The directory does not answer");
            case SLOW -> {
                LockSupport.parkNanos(SLOWNESS.toNanos());
                yield call.get();
            }
            case TIMEOUT_AFTER_APPLYING -> {
                call.get();
                throw new DirectoryUnavailable("The directory did not answer in time");
            }
        };
    }

    private synchronized Mode strike(DirectoryOperation operation) {
        for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.operation == null || fault.operation == operation) {
                if (fault.times > 0 && --fault.times == 0) {
                    each.remove();
                }
                return fault.mode;
            }
        }
        return Mode.NONE;
    }
}
