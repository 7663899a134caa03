package org.gatehouse.repair;

import java.util.HashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gatehouse.identity.Groups;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.springframework.stereotype.Component;

/** Mails to directory support about a repair. */
@Component
class RepairLetters {

    private final Outbox outbox;
    private final Mailboxes mailboxes;

    RepairLetters(Outbox outbox, Mailboxes mailboxes) {
        this.outbox = outbox;
        this.mailboxes = mailboxes;
    }

    void toSupport(DelegateExecution step, Repair repair, String template) {
        var values = new HashMap<String, Object>();
        values.put("step", repair.activityName());
        values.put("error", repair.error());
        String occasion = step.getProcessInstanceId() + ":" + step.getActivityInstanceId();
        outbox.put(new Letter(repair.ritm(), template, occasion, mailboxes.of(Groups.DIRECTORY_SUPPORT), values));
    }
}
