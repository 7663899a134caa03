package org.gatehouse.account;

import io.swagger.v3.oas.annotations.Operation;
import org.gatehouse.compromise.AccountAction;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for scripts and other systems. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    /** @param message null ends the out of office */
    record ActionBody(String delegate, String message) {}

    record MethodBody(MethodType type, String phoneNumber) {}

    record DoneView(String account, AccountAction action, String done) {}

    record PasswordView(String password) {

        /** Whatever logs answers must not log this one. */
        @Override
        public String toString() {
            return "(a password)";
        }
    }

    private final AccountDesk desk;
    private final AccountActions actions;
    private final HolderActions holders;

    AccountController(AccountDesk desk, AccountActions actions, HolderActions holders) {
        this.desk = desk;
        this.actions = actions;
        this.holders = holders;
    }

    @Operation(summary = "Registers a method of an account", description = """
            For the holder of the account; in the embedded product also for the Local Administrators of its \
            organisation. SMS and CALL take a `phoneNumber`, which is of the United Kingdom, and for SMS a mobile one; \
            the others take none. What is registered already stays as it is. 409 NOT_OFFERED says where it is done \
            instead.""")
    @PostMapping("/{address}/methods")
    @ResponseStatus(HttpStatus.CREATED)
    ShownMethod register(@PathVariable String address, @RequestBody MethodBody body, @SignedIn Person person) {
        return holders.register(person, address, new NewMethod(body.type(), body.phoneNumber()));
    }

    @Operation(summary = "Puts one's own account under the Standard policy", description = """
            For the holder of the account only. It joins the central group, and again without harm. There is no way out \
            of it by oneself.""")
    @PostMapping("/{address}/self-enrolment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enrol(@PathVariable String address, @SignedIn Person person) {
        holders.enrol(person, address);
    }

    @Operation(summary = "Does something to an account", description = """
            DELEGATE_ONEDRIVE and DELEGATE_MAILBOX take `{delegate}`, the address of an account of the tenant that is not \
            compromised. SET_OUT_OF_OFFICE takes `{message}`; null ends it. The others take nothing. RESET_PASSWORD \
            answers `{password}`, which is shown once and never kept. EXPORT_DETAILS answers the account's details. \
            DELETE_ACCOUNT and DELETE_ONEDRIVE are not for the helpdesk. REMEDIATE and MARK_COMPROMISED have calls of \
            their own. 409 names what must happen first.""")
    @PostMapping("/{address}/actions/{action}")
    ResponseEntity<?> act(
            @PathVariable String address,
            @PathVariable AccountAction action,
            @RequestBody(required = false) ActionBody body,
            @SignedIn Person person) {
        Wish wish = body == null ? Wish.NOTHING : new Wish(body.delegate(), body.message());
        ActionOutcome outcome = actions.carryOut(person, address, action, wish);
        if (outcome instanceof ActionOutcome.NewPassword fresh) {
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new PasswordView(fresh.password().value()));
        }
        if (outcome instanceof ActionOutcome.Done done) {
            return ResponseEntity.ok(new DoneView(done.account().address().value(), done.action(), done.inWords()));
        }
        return ResponseEntity.ok(AccountView.of(desk.account(person, address), person));
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
