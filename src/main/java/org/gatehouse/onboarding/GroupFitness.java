package org.gatehouse.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.organisation.GroupChange;
import org.gatehouse.organisation.GroupDrift;

/** Whether a group still is the one that was asked for: not deleted, renamed (AC-059) or made mail-enabled. */
final class GroupFitness {

    private GroupFitness() {}

    /** Everything that changed, the gravest first; empty where nothing did. */
    static List<GroupChange> changes(Optional<SecurityGroup> now, String nameThen) {
        if (now.isEmpty()) {
            return List.of(GroupChange.of(GroupDrift.DELETED));
        }
        var changes = new ArrayList<GroupChange>();
        if (now.get().mailEnabled()) {
            changes.add(GroupChange.of(GroupDrift.MAIL_ENABLED));
        }
        if (!now.get().displayName().equals(nameThen)) {
            changes.add(new GroupChange(GroupDrift.RENAMED, now.get().displayName()));
        }
        return changes;
    }
}
