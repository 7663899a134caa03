package org.gatehouse.demo;

import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.directory.embedded.DirectoryChanges;
import org.gatehouse.refusal.Findings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Changes the embedded directory as somebody else would, without telling the product. */
@Component
@Profile("embedded")
class BehindOurBack {

    private final DirectoryChanges directory;

    BehindOurBack(DirectoryChanges directory) {
        this.directory = directory;
    }

    /** Changes a group; null leaves that part as it is. */
    void change(String group, String renameTo, Boolean mailEnabled, Boolean delete) {
        var findings = new Findings();
        findings.required("group", group);
        String name = findings.optional(
                "renameTo", renameTo, text -> SecurityGroupName.of(text).value());
        if (renameTo != null && renameTo.isBlank()) {
            findings.required("renameTo", null);
        }
        findings.refuseIfAny();
        if (!directory.exists(group)) {
            findings.add("group", "GROUP_NOT_FOUND", "There is no group '%s'".formatted(group));
            findings.refuseIfAny();
        }
        if (mailEnabled != null) {
            directory.setMailEnabled(group, mailEnabled);
        }
        if (Boolean.TRUE.equals(delete)) {
            directory.delete(group);
        } else if (name != null) {
            directory.rename(group, name);
        }
    }
}
