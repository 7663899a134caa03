package org.gatehouse.enquiry;

import java.util.HashMap;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.gatehouse.engine.Step;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Outbox;

/** Sends the helpdesk's answer to whoever asked (AC-064). */
@Step(label = "Send the answer to an enquiry", reads = "enquiry")
class SendAnswer implements JavaDelegate {

    private final Enquiries enquiries;
    private final Outbox outbox;

    SendAnswer(Enquiries enquiries, Outbox outbox) {
        this.enquiries = enquiries;
        this.outbox = outbox;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String incident = enquiries.get(EnquiryProcess.enquiry(execution)).incident();
        enquiries.under(incident).forEach(enquiry -> send(execution, enquiry));
    }

    private void send(DelegateExecution execution, Enquiry enquiry) {
        var values = new HashMap<String, Object>();
        values.put("incident", enquiry.incident());
        values.put("question", enquiry.question());
        values.put("answer", enquiry.answer());
        outbox.put(new Letter(
                enquiry.ritm(),
                "enquiry-answered",
                execution.getProcessInstanceId() + ":" + enquiry.id(),
                Set.of(enquiry.answerTo()),
                values));
    }
}
