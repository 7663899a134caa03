package org.gatehouse.exemption;

import java.util.List;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.RequestActions;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cancels exceptions from the request's page, where all that run are ticked to begin with. */
@Controller
class CancellationPages {

    private final Cancellations cancellations;
    private final RequestActions actions;

    CancellationPages(Cancellations cancellations, RequestActions actions) {
        this.cancellations = cancellations;
        this.actions = actions;
    }

    @PostMapping("/requests/{ritm}/cancellation")
    String cancel(
            @PathVariable String ritm,
            @RequestParam(required = false) String reason,
            @RequestParam(required = false) List<String> accounts,
            @SignedIn Person person,
            RedirectAttributes next) {
        return actions.carryOut(
                ritm,
                person,
                "reason",
                reason,
                (request, why) -> cancellations.cancel(request.ritm(), Caller.self(person), why, read(accounts)),
                "The exceptions are being cancelled. Everybody concerned is told when the directory shows it.",
                next);
    }

    /** @throws Refusal if none is chosen, or one cannot be read */
    private static List<AccountAddress> read(List<String> accounts) {
        if (accounts == null || accounts.isEmpty()) {
            throw Refusal.invalid("accounts", "REQUIRED", "Choose at least one account");
        }
        var findings = new Findings();
        List<AccountAddress> read = accounts.stream()
                .map(account -> findings.required("accounts", account, AccountAddress::of))
                .toList();
        findings.refuseIfAny();
        return read;
    }
}
