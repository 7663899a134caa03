package org.gatehouse.onboarding;

import java.net.URI;
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
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Onboarding by other systems and scripts. */
@RestController
@RequestMapping("/api/v1")
class OnboardingController {

    record RetirementBody(String reason) {}

    private final Onboardings onboardings;
    private final RequestAccess access;
    private final RequestViews views;

    OnboardingController(Onboardings onboardings, RequestAccess access, RequestViews views) {
        this.onboardings = onboardings;
        this.access = access;
        this.views = views;
    }

    @PostMapping("/onboarding-requests")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RequestView> file(@RequestBody OnboardingForm form, @SignedIn Person person) {
        var findings = new Findings();
        RequestReference ritm = onboardings.file(form.read(person, findings), findings);
        return ResponseEntity.created(URI.create("/api/v1/requests/" + ritm)).body(views.of(ritm, person));
    }

    @PostMapping("/requests/{ritm}/retirement")
    RequestView retire(@PathVariable String ritm, @RequestBody RetirementBody body, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        String reason = findings.required("reason", body.reason(), Texts::reason);
        findings.refuseIfAny();
        onboardings.retire(request.ritm(), Caller.self(person), reason);
        return views.of(request.ritm(), person);
    }
}
