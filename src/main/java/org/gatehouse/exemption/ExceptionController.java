package org.gatehouse.exemption;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestView;
import org.gatehouse.request.RequestViews;
import org.gatehouse.request.Texts;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Exceptions applied for and cancelled by other systems and scripts. */
@RestController
@RequestMapping("/api/v1")
class ExceptionController {

    record CancellationBody(String reason, List<String> accounts, String requestedBy) {}

    private final ShortTermExceptions shortTerm;
    private final LongTermExceptions longTerm;
    private final Cancellations cancellations;
    private final RequestAccess access;
    private final RequestViews views;
    private final Clock clock;

    ExceptionController(
            ShortTermExceptions shortTerm,
            LongTermExceptions longTerm,
            Cancellations cancellations,
            RequestAccess access,
            RequestViews views,
            Clock clock) {
        this.shortTerm = shortTerm;
        this.longTerm = longTerm;
        this.cancellations = cancellations;
        this.access = access;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/short-term-exceptions")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RequestView> apply(@RequestBody ShortTermForm form, @SignedIn Person person) {
        var findings = new Findings();
        return created(shortTerm.apply(form.read(person, findings), findings), person);
    }

    @PostMapping("/long-term-exceptions")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RequestView> apply(@RequestBody LongTermForm form, @SignedIn Person person) {
        var findings = new Findings();
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON);
        return created(longTerm.apply(form.read(person, today, findings), findings), person);
    }

    @PostMapping("/requests/{ritm}/cancellation")
    RequestView cancel(@PathVariable String ritm, @RequestBody CancellationBody body, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        String reason = findings.required("reason", body.reason(), Texts::reason);
        var accounts = new ArrayList<AccountAddress>();
        if (body.accounts() != null && body.accounts().isEmpty()) {
            findings.add("accounts", "REQUIRED", "Name the accounts, or leave 'accounts' out for all of the request");
        }
        if (body.accounts() != null) {
            body.accounts()
                    .forEach(account -> accounts.add(findings.required("accounts", account, AccountAddress::of)));
        }
        findings.refuseIfAny();
        cancellations.cancel(request.ritm(), caller, reason, accounts);
        return views.of(request.ritm(), person);
    }

    private ResponseEntity<RequestView> created(RequestReference ritm, Person person) {
        return ResponseEntity.created(URI.create("/api/v1/requests/" + ritm)).body(views.of(ritm, person));
    }
}
