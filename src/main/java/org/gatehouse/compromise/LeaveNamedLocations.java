package org.gatehouse.compromise;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.engine.Step;

/** Takes the account out of every group of the Named Locations policy, which would go before Standard (AC-048, Q-04). */
@Step(
        label = "Leave the Named Locations policy",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class LeaveNamedLocations extends LockDownStep {

    private final LocationGroups groups;

    LeaveNamedLocations(LockDown lockDown, LocationGroups groups) {
        super(ContainmentStep.LEAVE_NAMED_LOCATIONS, lockDown);
        this.groups = groups;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        List<SecurityGroup> left = groups.of(subject.accountId());
        return Seen.of(
                left.isEmpty(),
                left.isEmpty()
                        ? "in none"
                        : left.stream().map(SecurityGroup::displayName).collect(Collectors.joining(", ", "in ", "")));
    }

    @Override
    void take(CompromiseCase subject) {
        groups.leave(subject.accountId());
    }
}
