package org.gatehouse.directory.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.gatehouse.directory.DirectoryRefused;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.Errands;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The embedded directory's faults on demand, for training and tests. */
@Component
@Profile("embedded")
public class DirectoryFaults implements Errands {

    public enum Mode {
        /** Answers that it will not now. */
        REFUSE,
        /** Answers that it does not take this, now or later. */
        REJECT,
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
        final String account;
        final Mode mode;
        int times;

        Fault(DirectoryOperation operation, String account, Mode mode, int times) {
            this.operation = operation;
            this.account = account;
            this.mode = mode;
            this.times = times;
        }

        boolean strikes(DirectoryOperation called, Set<String> accounts) {
            return (operation == null || operation == called) && (account == null || accounts.contains(account));
        }
    }

    /** Whether this thread is on an errand, which is struck as a whole; what it reads on the way is struck as ever. */
    private final ThreadLocal<Boolean> onErrand = ThreadLocal.withInitial(() -> false);

    /** Those of one account come before those of all. */
    private final List<Fault> faults = new ArrayList<>();

    /**
     * Sets a fault in place of the former one, or with {@link Mode#NONE} clears it.
     *
     * @param operation null for every operation
     * @param account id of the only account that it strikes, or null for all, whose own faults it then replaces too
     * @param times how often it strikes, or null until it is cleared
     */
    public synchronized void set(DirectoryOperation operation, String account, Mode mode, Integer times) {
        faults.removeIf(fault -> (operation == null || fault.operation == null || fault.operation == operation)
                && (account == null || account.equals(fault.account)));
        if (mode != Mode.NONE) {
            var fault = new Fault(operation, account, mode, times == null ? FOR_EVER : times);
            faults.add(account == null ? faults.size() : 0, fault);
        }
    }

    /** A call about no account, or about all. */
    <T> T around(DirectoryOperation operation, Supplier<T> call) {
        return around(operation, Set.of(), call);
    }

    @Override
    public <T> T run(String name, String accountId, Supplier<T> work) {
        return around(DirectoryOperation.valueOf(name), Set.of(accountId), () -> {
            onErrand.set(true);
            try {
                return work.get();
            } finally {
                onErrand.remove();
            }
        });
    }

    /** @param accounts ids of those that the call is about */
    <T> T around(DirectoryOperation operation, Set<String> accounts, Supplier<T> call) {
        if (onErrand.get() && operation != DirectoryOperation.READ) {
            return call.get();
        }
        return switch (strike(operation, accounts)) {
            case NONE -> call.get();
            case REFUSE -> throw new DirectoryUnavailable("The directory refused the call (429)");
            case REJECT -> throw new DirectoryRefused("The directory does not take what it was asked (400)");
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

    private synchronized Mode strike(DirectoryOperation operation, Set<String> accounts) {
        for (Iterator<Fault> each = faults.iterator(); each.hasNext(); ) {
            Fault fault = each.next();
            if (fault.strikes(operation, accounts)) {
                if (fault.times > 0 && --fault.times == 0) {
                    each.remove();
                }
                return fault.mode;
            }
        }
        return Mode.NONE;
    }
}
