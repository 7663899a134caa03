package org.gatehouse.compromise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.Errands;
import org.springframework.stereotype.Component;

/**
 * What must hold of an account that is or was compromised, whoever changes it in the directory: while it is, nobody signs
 * in, MFA is required, and nothing lifts it; for ever after, MFA is required and no named location lifts it (AC-048,
 * AC-116, Q-03, Q-04).
 */
@Component
class AccountGuard {

    private final List<LockDownStep> whileCompromised;
    private final List<LockDownStep> whileGivenBack;
    private final List<LockDownStep> forEver;
    private final Errands errands;

    AccountGuard(
            DisableAccount disableAccount,
            RequireMfa requireMfa,
            LeaveNamedLocations leaveNamedLocations,
            EndExceptions endExceptions,
            Errands errands) {
        this.whileCompromised = List.of(disableAccount, requireMfa, leaveNamedLocations, endExceptions);
        this.whileGivenBack = List.of(requireMfa, leaveNamedLocations, endExceptions);
        this.forEver = List.of(requireMfa, leaveNamedLocations);
        this.errands = errands;
    }

    /**
     * What came of it.
     *
     * @param found what was not so and was put right, a sentence each
     * @param failure what could not be put right, or null
     */
    record Enforced(List<String> found, DirectoryUnavailable failure) {}

    /** Makes sure of it for an account whose row is held, of each thing whatever becomes of the others. */
    Enforced enforce(CompromiseCase subject) {
        var found = new ArrayList<String>();
        DirectoryUnavailable failure = null;
        for (LockDownStep step : stepsOf(subject)) {
            try {
                Seen before = errands.run(step.step().name(), subject.accountId(), () -> enforce(step, subject));
                if (!before.asWanted()) {
                    found.add("%s. It was found: %s".formatted(step.step().inWords(), before.inWords()));
                }
            } catch (DirectoryUnavailable unavailable) {
                failure = unavailable;
            }
        }
        return new Enforced(found, failure);
    }

    /** Answers what there was before. */
    private static Seen enforce(LockDownStep step, CompromiseCase subject) {
        Seen before = step.read(subject, Duration.ZERO);
        if (!before.asWanted()) {
            step.take(subject);
            Seen read = step.read(subject, LockDown.SKEW);
            if (!read.asWanted()) {
                throw new DirectoryUnavailable("The directory does not show it yet, but: " + read.inWords());
            }
        }
        return before;
    }

    private List<LockDownStep> stepsOf(CompromiseCase subject) {
        if (!subject.isOpen()) {
            return forEver;
        }
        return subject.isBeingRemediated() ? whileGivenBack : whileCompromised;
    }
}
