package org.gatehouse.onboarding;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.Texts;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Retirement of a completed onboarding, from the request's page. */
@Controller
class RetirementPages {

    private final Onboardings onboardings;
    private final RequestAccess access;

    RetirementPages(Onboardings onboardings, RequestAccess access) {
        this.onboardings = onboardings;
        this.access = access;
    }

    @PostMapping("/requests/{ritm}/retirement")
    String retire(
            @PathVariable String ritm,
            @RequestParam(required = false) String reason,
            @SignedIn Person person,
            RedirectAttributes next) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        String why = findings.required("reason", reason, Texts::reason);
        try {
            findings.refuseIfAny();
            onboardings.retire(request.ritm(), Caller.self(person), why);
            next.addFlashAttribute("done", "The onboarding has been retired and its link removed");
        } catch (Refusal refusal) {
            next.addFlashAttribute("errors", refusal.findings());
            next.addFlashAttribute("reason", reason);
        }
        return "redirect:/requests/" + request.ritm();
    }
}
