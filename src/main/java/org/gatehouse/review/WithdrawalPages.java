package org.gatehouse.review;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.request.RequestActions;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdrawal from the request's page. */
@Controller
class WithdrawalPages {

    private final Withdrawals withdrawals;
    private final RequestActions actions;

    WithdrawalPages(Withdrawals withdrawals, RequestActions actions) {
        this.withdrawals = withdrawals;
        this.actions = actions;
    }

    @PostMapping("/requests/{ritm}/withdrawal")
    String withdraw(
            @PathVariable String ritm,
            @RequestParam(required = false) String reason,
            @SignedIn Person person,
            RedirectAttributes next) {
        return actions.carryOut(
                ritm,
                person,
                "reason",
                reason,
                (request, why) -> withdrawals.withdraw(request.ritm(), Caller.self(person), why),
                "Your request has been withdrawn",
                next);
    }
}
