package org.gatehouse.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.engine.Sweep;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.gatehouse.organisation.GroupChange;
import org.gatehouse.organisation.GroupDrift;
import org.gatehouse.organisation.PolicyLink;
import org.gatehouse.organisation.PolicyLinks;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Notices that a linked group was deleted, renamed, made mail-enabled or unlinked (AC-059), and tells once. */
@Component
class LinkedGroupSweep implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(LinkedGroupSweep.class);

    private final PolicyLinks links;
    private final Directory directory;
    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final Journal journal;
    private final TransactionTemplate transaction;

    LinkedGroupSweep(
            PolicyLinks links,
            Directory directory,
            Outbox outbox,
            Mailboxes mailboxes,
            Journal journal,
            TransactionTemplate transaction) {
        this.links = links;
        this.directory = directory;
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.journal = journal;
        this.transaction = transaction;
    }

    @Override
    public void run() {
        links.inForce().forEach(link -> {
            try {
                transaction.executeWithoutResult(status -> look(link));
            } catch (DirectoryUnavailable unavailable) {
                log.warn("{}: the directory could not be asked about {}", link.ritm(), link.groupName());
            } catch (OptimisticLockingFailureException meanwhile) {
                log.info("{}: another node has looked at it", link.ritm());
            } catch (RuntimeException failure) {
                log.error("{}: {} is looked at again next time", link.ritm(), link.groupName(), failure);
            }
        });
    }

    private void look(PolicyLink link) {
        List<String> before =
                link.drift() == null ? List.of() : link.drift().lines().toList();
        List<String> found = changes(link);
        if (found.equals(before)) {
            return;
        }
        PolicyLink noted = links.noteDrift(link, found.isEmpty() ? null : String.join("\n", found));
        RequestReference ritm = RequestReference.of(link.ritm());
        List<String> news =
                found.stream().filter(change -> !before.contains(change)).toList();
        news.forEach(change -> journal.note(
                ritm,
                JournalKind.DIRECTORY,
                "The linked group %s %s".formatted(link.groupName(), change),
                Stage.GATEHOUSE));
        if (found.isEmpty()) {
            journal.note(
                    ritm,
                    JournalKind.DIRECTORY,
                    "The linked group %s is as it was approved again".formatted(link.groupName()),
                    Stage.GATEHOUSE);
        } else if (!news.isEmpty()) {
            tell(noted, ritm, String.join(" and ", news));
        }
    }

    /** Everything that is no longer as it was approved, in words. */
    private List<String> changes(PolicyLink link) {
        var changes = new ArrayList<>(GroupFitness.changes(directory.group(link.groupId()), link.groupName()));
        boolean deleted = changes.contains(GroupChange.of(GroupDrift.DELETED));
        if (!deleted && !directory.isLinked(link.groupId(), link.policy())) {
            changes.add(GroupChange.of(GroupDrift.UNLINKED));
        }
        return changes.stream().map(GroupChange::inWords).toList();
    }

    private void tell(PolicyLink link, RequestReference ritm, String found) {
        var recipients = new LinkedHashSet<AccountAddress>();
        recipients.addAll(mailboxes.of(Groups.localAdministratorsOf(OdsCode.of(link.organisation()))));
        recipients.addAll(mailboxes.of(Groups.DIRECTORY_SUPPORT));
        var values = new HashMap<String, Object>();
        values.put("group", link.groupName());
        values.put("policy", link.policy().inWords());
        values.put("organisation", link.organisation());
        values.put("found", found);
        outbox.put(new Letter(ritm, "onboarding-group-changed", "drift:" + link.version(), recipients, values));
    }
}
