package org.gatehouse.compromise;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.compromise.Containment.LedgerEntry;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Requests;
import org.gatehouse.web.Door;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/**
 * Writes the mails about a case to the organisation's Local Administrators and to who marked the account. Nothing goes to
 * the account itself before it is back with its holder: an attacker may read it.
 */
@Component
class CompromiseLetters {

    private static final Predicate<Person> STAFF = Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT);

    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final Remediators remediators;
    private final People people;
    private final Requests requests;
    private final Organisations organisations;
    private final LondonTime london;

    CompromiseLetters(
            Outbox outbox,
            Mailboxes mailboxes,
            Remediators remediators,
            People people,
            Requests requests,
            Organisations organisations,
            LondonTime london) {
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.remediators = remediators;
        this.people = people;
        this.requests = requests;
        this.organisations = organisations;
        this.london = london;
    }

    void contained(CompromiseCase subject) {
        toAdministratorsAndMarker("compromise-contained", "contained:" + subject.run(), subject, Map.of());
    }

    void partlyContained(CompromiseCase subject, Containment containment) {
        List<String> open = containment.open().stream()
                .map(LedgerEntry::step)
                .map(ContainmentStep::inWords)
                .toList();
        toAdministratorsAndMarker(
                "compromise-partly-contained", "partly:" + subject.run(), subject, Map.of("steps", open));
    }

    /** @param planned when the reminder was due */
    void reminder(CompromiseCase subject, Instant planned) {
        toAdministrators("compromise-reminder", "reminder:%d:%s".formatted(subject.run(), planned), subject, Map.of());
    }

    /** To the administrators, and for the first time to the holder, who has to look after rules, delegates and methods. */
    void remediated(CompromiseCase subject) {
        toAdministratorsAndMarker("compromise-remediated", "remediated:" + subject.run(), subject, Map.of());
        write("compromise-holder", "holder:" + subject.run(), Set.of(subject.account()), subject, Map.of());
    }

    void closed(CompromiseCase subject) {
        toAdministratorsAndMarker("compromise-closed", "closed", subject, Map.of());
    }

    /** @param found what somebody had changed behind the product's back, and was put right */
    void restored(CompromiseCase subject, List<String> found, Instant at) {
        toAdministrators("compromise-restored", "restored:" + at, subject, Map.of("found", found));
        write(
                "compromise-restored",
                "restored:" + at,
                mailboxes.of(Groups.DIRECTORY_SUPPORT),
                subject,
                Map.of("found", found));
    }

    /** Tells security that somebody tried to mark an account that is kept for emergencies. */
    void breakGlassMarked(DirectoryAccount account, Caller caller, Instant at) {
        outbox.put(new Letter(
                null,
                "break-glass-marked",
                "break-glass:%s:%s".formatted(account.id(), at),
                mailboxes.ofSecurity(),
                Map.of(
                        "account", account.address().value(),
                        "by", caller.requestedBy().value(),
                        "at", london.inWords(at))));
    }

    private void toAdministrators(
            String template, String occasion, CompromiseCase subject, Map<String, Object> values) {
        write(template, occasion, remediators.mailboxesFor(subject.organisation(), subject.account()), subject, values);
    }

    /** Also to who marked it, unless that is somebody named by another system who has no business with the account. */
    private void toAdministratorsAndMarker(
            String template, String occasion, CompromiseCase subject, Map<String, Object> values) {
        var recipients = new LinkedHashSet<>(remediators.mailboxesFor(subject.organisation(), subject.account()));
        people.byAddress(requests.get(subject.ritm()).requestedBy())
                .filter(marker -> marker.administers(subject.organisation()) || STAFF.test(marker))
                .map(Person::address)
                .filter(address -> !address.equals(subject.account()))
                .ifPresent(recipients::add);
        write(template, occasion, recipients, subject, values);
    }

    private void write(
            String template,
            String occasion,
            Set<AccountAddress> to,
            CompromiseCase subject,
            Map<String, Object> more) {
        var values = new HashMap<>(more);
        values.put("account", subject.account().value());
        values.put("name", subject.displayName());
        values.put("organisation", organisations.nameOf(subject.organisation()));
        values.put("markedAt", london.inWords(subject.markedAt()));
        outbox.put(new Letter(subject.ritm(), template, occasion, to, values));
    }
}
