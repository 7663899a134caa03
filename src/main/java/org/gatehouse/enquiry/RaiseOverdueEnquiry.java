package org.gatehouse.enquiry;

import java.util.HashMap;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.identity.Groups;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;

/** Raises the priority of an enquiry that the helpdesk has not answered in time, and tells the helpdesk's lead. */
@Step(label = "Raise an overdue enquiry", reads = "enquiry")
class RaiseOverdueEnquiry implements JavaDelegate {

    static final int PRIORITY = 80;

    private final Enquiries enquiries;
    private final TaskService tasks;
    private final Outbox outbox;
    private final Mailboxes mailboxes;

    RaiseOverdueEnquiry(Enquiries enquiries, TaskService tasks, Outbox outbox, Mailboxes mailboxes) {
        this.enquiries = enquiries;
        this.tasks = tasks;
        this.outbox = outbox;
        this.mailboxes = mailboxes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Enquiry enquiry = enquiries.get(EnquiryProcess.enquiry(execution));
        tasks.createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey(EnquiryProcess.TASK)
                .list()
                .forEach(task -> tasks.setPriority(task.getId(), PRIORITY));
        var values = new HashMap<String, Object>();
        values.put("incident", enquiry.incident());
        values.put("question", enquiry.question());
        outbox.put(new Letter(
                enquiry.ritm(),
                "enquiry-overdue",
                execution.getProcessInstanceId(),
                mailboxes.ofGroupAndLead(Groups.HELPDESK),
                values));
    }
}
