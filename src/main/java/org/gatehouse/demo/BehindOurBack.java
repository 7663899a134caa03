package org.gatehouse.demo;

import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.directory.embedded.DirectoryChanges;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.refusal.Findings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Changes the embedded directory as somebody else would, without telling the product. */
@Component
@Profile("embedded")
class BehindOurBack {

    /**
     * A change of a group or of an account; null leaves that part as it is.
     *
     * @param delete the group or the account
     * @param addTo name of a group that the account joins
     * @param removeFrom name of a group that the account leaves
     */
    record Change(
            String group,
            String renameTo,
            Boolean mailEnabled,
            Boolean delete,
            String account,
            Boolean administrator,
            AccountKind kind,
            String addTo,
            String removeFrom) {}

    private final DirectoryChanges directory;

    BehindOurBack(DirectoryChanges directory) {
        this.directory = directory;
    }

    void make(Change change) {
        if (change.account() == null) {
            changeGroup(change);
        } else {
            changeAccount(change);
        }
    }

    private void changeGroup(Change change) {
        var findings = new Findings();
        String group = findings.required("group", change.group(), BehindOurBack::groupName);
        String name = findings.optional("renameTo", change.renameTo(), BehindOurBack::groupName);
        if (change.renameTo() != null && change.renameTo().isBlank()) {
            findings.required("renameTo", null);
        }
        refuse("administrator", change.administrator(), "an account", findings);
        refuse("kind", change.kind(), "an account", findings);
        refuse("addTo", change.addTo(), "an account", findings);
        refuse("removeFrom", change.removeFrom(), "an account", findings);
        if (group != null) {
            knownGroup("group", group, findings);
        }
        findings.refuseIfAny();
        if (change.mailEnabled() != null) {
            directory.setMailEnabled(group, change.mailEnabled());
        }
        if (Boolean.TRUE.equals(change.delete())) {
            directory.delete(group);
        } else if (name != null) {
            directory.rename(group, name);
        }
    }

    private void changeAccount(Change change) {
        var findings = new Findings();
        String id = account(change.account(), findings);
        refuse("group", change.group(), "a group, and this change is of an account", findings);
        refuse("renameTo", change.renameTo(), "a group", findings);
        refuse("mailEnabled", change.mailEnabled(), "a group", findings);
        String addTo = findings.optional("addTo", change.addTo(), BehindOurBack::groupName);
        String removeFrom = findings.optional("removeFrom", change.removeFrom(), BehindOurBack::groupName);
        knownGroup("addTo", addTo, findings);
        knownGroup("removeFrom", removeFrom, findings);
        findings.refuseIfAny();
        if (Boolean.TRUE.equals(change.delete())) {
            directory.deleteAccount(id);
            return;
        }
        if (change.administrator() != null) {
            directory.setAdministrator(id, change.administrator());
        }
        if (change.kind() != null) {
            directory.setKind(id, change.kind());
        }
        if (addTo != null) {
            directory.addToGroup(id, addTo);
        }
        if (removeFrom != null) {
            directory.removeFromGroup(id, removeFrom);
        }
    }

    /** The id of the account at that address; null and a finding where there is none. */
    String account(String text, Findings findings) {
        AccountAddress address = findings.required("account", text, AccountAddress::of);
        if (address == null) {
            return null;
        }
        return directory.account(address).orElseGet(() -> {
            findings.add("account", "ACCOUNT_UNKNOWN", "There is no account '%s'".formatted(address));
            return null;
        });
    }

    private static String groupName(String text) {
        return SecurityGroupName.of(text).value();
    }

    private void knownGroup(String field, String group, Findings findings) {
        if (group != null && !directory.exists(group)) {
            findings.add(field, "GROUP_NOT_FOUND", "There is no group '%s'".formatted(group));
        }
    }

    private static void refuse(String field, Object value, String owner, Findings findings) {
        if (value != null) {
            findings.add(field, "NOT_ALLOWED", "'%s' is for %s".formatted(field, owner));
        }
    }
}
