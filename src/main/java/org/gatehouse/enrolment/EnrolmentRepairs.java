package org.gatehouse.enrolment;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.request.NewRequest;
import org.gatehouse.request.RaisesRequest;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** Most enrolments need nobody and are no requests. One that is stuck becomes one, so that directory support has its task. */
@Component
class EnrolmentRepairs implements RaisesRequest {

    private final EnrolmentRegister register;
    private final Requests requests;
    private final Clock clock;

    EnrolmentRepairs(EnrolmentRegister register, Requests requests, Clock clock) {
        this.register = register;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public String process() {
        return EnrolmentProcess.KEY;
    }

    @Override
    public Optional<RequestReference> raise(String id) {
        Enrolment enrolment = register.get(id);
        if (enrolment.ritm() != null) {
            return Optional.of(enrolment.ritm());
        }
        return enrolment.organisation() == null ? Optional.empty() : Optional.of(file(enrolment));
    }

    private RequestReference file(Enrolment enrolment) {
        var gatehouse = new Person(Stage.GATEHOUSE, Stage.GATEHOUSE, enrolment.account(), Set.of());
        Request request = requests.file(new NewRequest(
                null,
                RequestType.POLICY_ENROLMENT,
                enrolment.organisation(),
                Caller.self(gatehouse),
                null,
                EnrolmentDetails.of(enrolment),
                List.of(),
                clock.instant(),
                null,
                null));
        requests.startedAs(request.ritm(), enrolment.processInstance());
        register.raised(enrolment.id(), request.ritm());
        return request.ritm();
    }
}
