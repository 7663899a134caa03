package org.gatehouse.namedlocation;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
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

/** Requests about named locations by other systems and scripts. */
@RestController
@RequestMapping("/api/v1")
class NamedLocationController {

    record EscalationBody(String grounds, String requestedBy) {}

    private final NamedLocations locations;
    private final RequestAccess access;
    private final RequestViews views;
    private final Clock clock;

    NamedLocationController(NamedLocations locations, RequestAccess access, RequestViews views, Clock clock) {
        this.locations = locations;
        this.access = access;
        this.views = views;
        this.clock = clock;
    }

    @PostMapping("/named-location-requests")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<RequestView> file(@RequestBody NamedLocationForm form, @SignedIn Person person) {
        var findings = new Findings();
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON);
        RequestReference ritm = locations.file(form.read(person, today, findings), findings);
        return ResponseEntity.created(URI.create("/api/v1/requests/" + ritm)).body(views.of(ritm, person));
    }

    @PostMapping("/requests/{ritm}/escalation")
    RequestView escalate(@PathVariable String ritm, @RequestBody EscalationBody body, @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        String grounds = findings.required("grounds", body.grounds(), Texts::reason);
        findings.refuseIfAny();
        locations.escalate(request.ritm(), caller, grounds);
        return views.of(request.ritm(), person);
    }
}
