package org.gatehouse.enrolment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Set;
import org.gatehouse.guidance.Guidance;
import org.gatehouse.guidance.Guide;
import org.gatehouse.guidance.Topic;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Writes the mails about registrations that are outstanding. */
@Component
class EnrolmentLetters {

    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final Organisations organisations;
    private final Guidance guidance;
    private final LondonTime london;

    EnrolmentLetters(
            Outbox outbox, Mailboxes mailboxes, Organisations organisations, Guidance guidance, LondonTime london) {
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.organisations = organisations;
        this.guidance = guidance;
        this.london = london;
    }

    void register(Enrolment enrolment) {
        write(enrolment, "enrolment-register", "register:" + enrolment.id(), Set.of(enrolment.account()));
    }

    /** @param planned when the reminder was due */
    void reminder(Enrolment enrolment, Instant planned) {
        write(
                enrolment,
                "enrolment-reminder",
                "reminder:%s:%s".formatted(enrolment.id(), planned),
                Set.of(enrolment.account()));
    }

    /** The administrators hear of it once a day, however many accounts there are: the report has all of them. */
    void timeOver(Enrolment enrolment) {
        write(enrolment, "enrolment-time-over", "over:" + enrolment.id(), Set.of(enrolment.account()));
        if (enrolment.organisation() != null) {
            String day = "over:%s:%s"
                    .formatted(enrolment.organisation(), enrolment.registerBy().truncatedTo(ChronoUnit.DAYS));
            write(
                    enrolment,
                    "enrolment-not-registered",
                    day,
                    mailboxes.of(Groups.localAdministratorsOf(enrolment.organisation())));
        }
    }

    private void write(Enrolment enrolment, String template, String occasion, Set<AccountAddress> to) {
        Guide guide = guidance.of(Topic.GET_STARTED);
        var values = new HashMap<String, Object>();
        values.put("account", enrolment.account().value());
        values.put("policy", enrolment.policy().inWords());
        values.put(
                "organisation", enrolment.organisation() == null ? "" : organisations.nameOf(enrolment.organisation()));
        values.put(
                "organisationCode",
                enrolment.organisation() == null ? "" : enrolment.organisation().value());
        values.put("inGrace", enrolment.graceEndsAt() != null);
        values.put("graceEndsAt", london.inWords(enrolment.graceEndsAt()));
        values.put("effectiveAt", london.inWords(enrolment.effectiveAt()));
        values.put("guide", guide);
        values.put("ukNumbers", guidance.of(Topic.UK_NUMBERS));
        outbox.put(new Letter(null, template, occasion, to, values));
    }
}
