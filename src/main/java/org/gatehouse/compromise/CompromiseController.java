package org.gatehouse.compromise;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Filing;
import org.gatehouse.request.RequestView;
import org.gatehouse.request.RequestViews;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.SignedIn;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts marked as compromised and given back by other systems and scripts. */
@RestController
@RequestMapping("/api/v1")
class CompromiseController {

    record MarkingBody(List<Sign> signs, String comment, String requestedBy, String ritm) {}

    /** The request of the case, and how often the account was marked in it. */
    record Case(@JsonUnwrapped RequestView request, int run) {}

    record ContainmentView(
            String ritm,
            int run,
            Verdict verdict,
            Instant startedAt,
            Instant containedAt,
            List<Containment.LedgerEntry> steps) {

        static ContainmentView of(Containment containment) {
            return new ContainmentView(
                    containment.ritm().value(),
                    containment.run(),
                    containment.verdict(),
                    containment.startedAt(),
                    containment.containedAt(),
                    containment.steps());
        }
    }

    record PasswordView(String password) {

        /** Whatever logs answers must not log this one. */
        @Override
        public String toString() {
            return "(a password)";
        }
    }

    private final AccountsToMark accounts;
    private final Markings markings;
    private final Remediations remediations;
    private final MethodRemovals methods;
    private final Handovers handovers;
    private final Compromises compromises;
    private final RequestViews views;

    CompromiseController(
            AccountsToMark accounts,
            Markings markings,
            Remediations remediations,
            MethodRemovals methods,
            Handovers handovers,
            Compromises compromises,
            RequestViews views) {
        this.accounts = accounts;
        this.markings = markings;
        this.remediations = remediations;
        this.methods = methods;
        this.handovers = handovers;
        this.compromises = compromises;
        this.views = views;
    }

    @PostMapping("/accounts/{address}/compromise")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Case> mark(@PathVariable String address, @RequestBody MarkingBody body, @SignedIn Person person) {
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        RequestReference ritm = Filing.handedIn(body.ritm(), person, findings);
        Marking marking = new MarkingForm(body.signs(), body.comment()).read(findings);
        findings.refuseIfAny();
        DirectoryAccount account = accounts.at(address, person);
        Markings.Marked marked = markings.mark(account, caller, ritm, marking);
        return ResponseEntity.accepted().body(new Case(views.of(marked.ritm(), person), marked.run()));
    }

    @GetMapping("/accounts/{address}/containment")
    ContainmentView containment(@PathVariable String address, @SignedIn Person person) {
        // ours to tell, so that nobody has to wait for a directory that is away
        return compromises
                .containmentAt(address, person)
                .or(() ->
                        compromises.containmentOf(accounts.seen(address, person).id()))
                .map(ContainmentView::of)
                .orElseThrow(() -> Refusal.unknown("This account was never marked as compromised"));
    }

    @PostMapping("/accounts/{address}/remediation")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<RequestView> remediate(
            @PathVariable String address, @RequestBody RemediationForm form, @SignedIn Person person) {
        var findings = new Findings();
        Remediation remediation = form.read(findings);
        findings.refuseIfAny();
        RequestReference ritm = remediations.begin(accounts.at(address, person), Caller.self(person), remediation);
        return ResponseEntity.accepted().body(views.of(ritm, person));
    }

    @PostMapping("/accounts/{address}/method-removal")
    RequestView removeMethods(@PathVariable String address, @SignedIn Person person) {
        return views.of(methods.remove(accounts.at(address, person), Caller.self(person)), person);
    }

    @PostMapping("/accounts/{address}/password-handover")
    ResponseEntity<PasswordView> handOver(@PathVariable String address, @SignedIn Person person) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PasswordView(handovers
                        .handOver(accounts.at(address, person), Caller.self(person))
                        .value()));
    }
}
