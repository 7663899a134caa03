package org.gatehouse.namedlocation;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.request.RequestActions;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Contesting a rejection, from the request's page (AC-080). */
@Controller
class EscalationPages {

    private final NamedLocations locations;
    private final RequestActions actions;

    EscalationPages(NamedLocations locations, RequestActions actions) {
        this.locations = locations;
        this.actions = actions;
    }

    @PostMapping("/requests/{ritm}/escalation")
    String escalate(
            @PathVariable String ritm,
            @RequestParam(required = false) String grounds,
            @SignedIn Person person,
            RedirectAttributes next) {
        return actions.carryOut(
                ritm,
                person,
                "grounds",
                grounds,
                (request, why) -> locations.escalate(request.ritm(), Caller.self(person), why),
                "Your escalation has been handed to the helpdesk",
                next);
    }
}
