package org.gatehouse.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.organisation.GroupDrift;

/** Whether a group still is the one that was asked for: not deleted, renamed (AC-059) or made mail-enabled. */
final class GroupFitness {

    private GroupFitness() {}

    /** Everything that changed, the gravest first; empty where nothing did. */
    static List<GroupDrift> changes(Optional<SecurityGroup> now, String nameThen) {
        if (now.isEmpty()) {
            return List.of(GroupDrift.DELETED);
        }
        var changes = new ArrayList<GroupDrift>();
        if (now.get().mailEnabled()) {
            changes.add(GroupDrift.MAIL_ENABLED);
        }
        if (!now.get().displayName().equalsIgnoreCase(nameThen)) {
            changes.add(GroupDrift.RENAMED);
        }
        return changes;
    }
}
