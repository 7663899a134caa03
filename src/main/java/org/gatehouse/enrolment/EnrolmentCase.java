package org.gatehouse.enrolment;

import java.util.List;
import java.util.Set;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.AboutAccount;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** What the shared pages show of an enrolment that needs directory support. */
@Component
class EnrolmentCase implements RequestCase {

    private final Json json;
    private final LondonTime london;
    private final AboutAccount about;

    EnrolmentCase(Json json, LondonTime london, AboutAccount about) {
        this.json = json;
        this.london = london;
        this.about = about;
    }

    @Override
    public RequestType type() {
        return RequestType.POLICY_ENROLMENT;
    }

    @Override
    public String subject(Request request) {
        EnrolmentDetails details = details(request);
        return "%s under the %s policy".formatted(details.account(), policy(details));
    }

    @Override
    public List<Fact> facts(Request request) {
        EnrolmentDetails details = details(request);
        return List.of(
                new Fact("Account", details.account()),
                new Fact("Policy", policy(details)),
                new Fact("Joined", london.inWords(details.begunAt())),
                new Fact("In force by", london.inWords(details.effectiveAt())));
    }

    /** The holder has nothing to do about it. */
    @Override
    public List<RequestReference> about(AccountAddress address, String accountId) {
        return about.in("enrolment", "address", "1 = 1", address, accountId);
    }

    @Override
    public Set<AccountAddress> contacts(Request request) {
        return Set.of();
    }

    @Override
    public Object forgotten(Request request) {
        return details(request).forgotten();
    }

    private EnrolmentDetails details(Request request) {
        return json.read(request.details(), EnrolmentDetails.class);
    }

    private static String policy(EnrolmentDetails details) {
        return MfaPolicy.valueOf(details.policy()).inWords();
    }
}
