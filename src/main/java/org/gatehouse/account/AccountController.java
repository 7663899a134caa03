package org.gatehouse.account;

import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for scripts and other systems. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final AccountDesk desk;

    AccountController(AccountDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/{address}")
    AccountView account(@PathVariable String address, @SignedIn Person person) {
        return AccountView.of(desk.account(person, address), person);
    }

    @GetMapping
    PageOf<AccountView.Summary> accounts(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        var findings = new Findings();
        AccountFilter filter = AccountFilter.of(organisation, q, findings);
        findings.refuseIfAny();
        return desk.search(person, filter.organisation(), filter.text(), new PageOf.Wanted(page, size))
                .map(AccountView.Summary::of);
    }
}
