package org.gatehouse.enquiry;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.Texts;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Enquiries from the request's page. */
@Controller
class EnquiryPages {

    private final Enquiries enquiries;
    private final RequestAccess access;

    EnquiryPages(Enquiries enquiries, RequestAccess access) {
        this.enquiries = enquiries;
        this.access = access;
    }

    @PostMapping("/requests/{ritm}/enquiries")
    String enquire(
            @PathVariable String ritm,
            @RequestParam(required = false) String question,
            @SignedIn Person person,
            RedirectAttributes next) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        String asked = findings.required("question", question, Texts::reason);
        if (findings.isEmpty()) {
            next.addFlashAttribute("answer", enquiries.ask(request.ritm(), Caller.self(person), asked));
        } else {
            next.addFlashAttribute("errors", findings.all());
            next.addFlashAttribute("question", question);
        }
        return "redirect:/requests/" + request.ritm();
    }
}
