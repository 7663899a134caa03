package org.gatehouse.compromise;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.DirectoryUnavailable;
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

    AccountGuard(
            DisableAccount disableAccount,
            RequireMfa requireMfa,
            LeaveNamedLocations leaveNamedLocations,
            EndExceptions endExceptions) {
        this.whileCompromised = List.of(disableAccount, requireMfa, leaveNamedLocations, endExceptions);
        this.whileGivenBack = List.of(requireMfa, leaveNamedLocations, endExceptions);
        this.forEver = List.of(requireMfa, leaveNamedLocations);
    }

    /**
     * Makes sure of it for an account whose row is held, and answers what was not so, a sentence each.
     *
     * @throws DirectoryUnavailable if the directory does not show afterwards that it is so
     */
    List<String> enforce(CompromiseCase subject) {
        var found = new ArrayList<String>();
        for (LockDownStep step : stepsOf(subject)) {
            Seen before = step.read(subject, Duration.ZERO);
            if (!before.asWanted()) {
                step.take(subject);
                requireReadBack(step.read(subject, LockDown.SKEW));
                found.add("%s. It was found: %s".formatted(step.step().inWords(), before.inWords()));
            }
        }
        return found;
    }

    private List<LockDownStep> stepsOf(CompromiseCase subject) {
        if (!subject.isOpen()) {
            return forEver;
        }
        return subject.isBeingRemediated() ? whileGivenBack : whileCompromised;
    }

    private static void requireReadBack(Seen read) {
        if (!read.asWanted()) {
            throw new DirectoryUnavailable("The directory does not show it yet, but: " + read.inWords());
        }
    }
}
