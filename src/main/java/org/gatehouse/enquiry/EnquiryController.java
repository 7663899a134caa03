package org.gatehouse.enquiry;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.Texts;
import org.gatehouse.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Enquiries by other systems and scripts. */
@RestController
class EnquiryController {

    record EnquiryBody(String question, String requestedBy) {}

    private final Enquiries enquiries;
    private final RequestAccess access;

    EnquiryController(Enquiries enquiries, RequestAccess access) {
        this.enquiries = enquiries;
        this.access = access;
    }

    @PostMapping("/api/v1/requests/{ritm}/enquiries")
    @ResponseStatus(HttpStatus.CREATED)
    Enquiries.Answer enquire(@PathVariable String ritm, @RequestBody EnquiryBody body, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        String question = findings.required("question", body.question(), Texts::reason);
        findings.refuseIfAny();
        return enquiries.ask(request.ritm(), caller, question);
    }
}
