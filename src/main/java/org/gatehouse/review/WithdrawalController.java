package org.gatehouse.review;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestView;
import org.gatehouse.request.RequestViews;
import org.gatehouse.request.Texts;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawal by other systems and scripts. */
@RestController
class WithdrawalController {

    record WithdrawalBody(String reason, String requestedBy) {}

    private final Withdrawals withdrawals;
    private final RequestAccess access;
    private final RequestViews views;

    WithdrawalController(Withdrawals withdrawals, RequestAccess access, RequestViews views) {
        this.withdrawals = withdrawals;
        this.access = access;
        this.views = views;
    }

    @PostMapping("/api/v1/requests/{ritm}/withdrawal")
    RequestView withdraw(@PathVariable String ritm, @RequestBody WithdrawalBody body, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        String reason = findings.required("reason", body.reason(), Texts::reason);
        findings.refuseIfAny();
        withdrawals.withdraw(request.ritm(), caller, reason);
        return views.of(request.ritm(), person);
    }
}
