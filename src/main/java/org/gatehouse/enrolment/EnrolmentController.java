package org.gatehouse.enrolment;

import java.time.Instant;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enrolments for other systems. */
@RestController
@RequestMapping("/api/v1/enrolments")
class EnrolmentController {

    record EnrolmentView(
            String account,
            String organisation,
            MfaPolicy policy,
            EnrolmentState state,
            Instant begunAt,
            Instant effectiveAt,
            Instant inForceAt,
            Instant perUserMfaOffAt,
            Instant graceEndsAt,
            Instant registeredAt,
            Instant endedAt,
            String ritm) {

        static EnrolmentView of(Enrolment enrolment) {
            return new EnrolmentView(
                    enrolment.account().value(),
                    enrolment.organisation() == null
                            ? null
                            : enrolment.organisation().value(),
                    enrolment.policy(),
                    enrolment.state(),
                    enrolment.begunAt(),
                    enrolment.effectiveAt(),
                    enrolment.inForceAt(),
                    enrolment.perUserOffAt(),
                    enrolment.graceEndsAt(),
                    enrolment.registeredAt(),
                    enrolment.endedAt(),
                    enrolment.ritm() == null ? null : enrolment.ritm().value());
        }
    }

    private final EnrolmentDesk desk;

    EnrolmentController(EnrolmentDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    PageOf<EnrolmentView> page(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) MfaPolicy policy,
            @RequestParam(required = false) EnrolmentState state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        return desk.page(person, only, policy, state, new PageOf.Wanted(page, size))
                .map(EnrolmentView::of);
    }
}
