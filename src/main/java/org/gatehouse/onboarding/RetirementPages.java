package org.gatehouse.onboarding;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.request.RequestActions;
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
    private final RequestActions actions;

    RetirementPages(Onboardings onboardings, RequestActions actions) {
        this.onboardings = onboardings;
        this.actions = actions;
    }

    @PostMapping("/requests/{ritm}/retirement")
    String retire(
            @PathVariable String ritm,
            @RequestParam(required = false) String reason,
            @SignedIn Person person,
            RedirectAttributes next) {
        return actions.carryOut(
                ritm,
                person,
                "reason",
                reason,
                (request, why) -> onboardings.retire(request.ritm(), Caller.self(person), why),
                "The onboarding has been retired and its link removed",
                next);
    }
}
