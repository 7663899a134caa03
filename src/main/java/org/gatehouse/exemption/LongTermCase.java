package org.gatehouse.exemption;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.exemption.LongTermDetails.Alternatives;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.AboutAccount;
import org.gatehouse.request.ExceptionView;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** How the shared pages show an application for long-term exceptions. */
@Component
class LongTermCase implements RequestCase {

    private final Exemptions exemptions;
    private final Json json;
    private final AboutAccount about;

    LongTermCase(Exemptions exemptions, Json json, AboutAccount about) {
        this.exemptions = exemptions;
        this.json = json;
        this.about = about;
    }

    @Override
    public RequestType type() {
        return RequestType.LONG_TERM_EXCEPTION;
    }

    @Override
    public String subject(Request request) {
        List<String> accounts = details(request).accounts();
        return accounts.size() == 1
                ? "180 day exception for " + accounts.get(0)
                : "180 day exceptions for %d accounts".formatted(accounts.size());
    }

    @Override
    public List<Fact> facts(Request request) {
        LongTermDetails details = details(request);
        Alternatives alternatives = details.alternativesConsidered();
        return List.of(
                new Fact("Accounts", String.join("\n", new TreeSet<>(details.accounts()))),
                new Fact("Rationale", details.rationale().inWords()),
                new Fact("Why no core method", alternatives.coreMethods()),
                new Fact("Why no FIDO2 key", alternatives.fido2()),
                new Fact("Why no named location", alternatives.namedLocation()),
                new Fact("Risk assessment", details.riskAssessment()),
                new Fact("Elimination plan", details.eliminationPlan()),
                new Fact("Senior approval", details.seniorApproval().inWords()));
    }

    /** How often each account had an exception before is for the reviewer to weigh. */
    @Override
    public List<Fact> factsForReviewers(Request request) {
        List<String> before = exemptions.timesBefore(request.ritm());
        return List.of(new Fact("Exceptions before", before.isEmpty() ? "None" : String.join("\n", before)));
    }

    @Override
    public List<RequestReference> about(AccountAddress address, String accountId) {
        return about.in("exception_term", "account_address", "kind = 'LONG'", address, accountId);
    }

    @Override
    public Set<AccountAddress> contacts(Request request) {
        return Set.of(request.requestedBy());
    }

    @Override
    public Optional<AccountAddress> vouchedBy(Request request) {
        return Optional.of(AccountAddress.of(details(request).seniorApproval().email()));
    }

    @Override
    public boolean takesDocuments() {
        return true;
    }

    @Override
    public Map<RequestReference, ExceptionView> exceptions(List<RequestReference> requests) {
        return exemptions.views(requests);
    }

    @Override
    public Map<String, Object> mailValues(Request request) {
        return Map.of("accounts", exemptions.outcomes(request.ritm()));
    }

    @Override
    public Object forgotten(Request request) {
        return details(request).forgotten();
    }

    private LongTermDetails details(Request request) {
        return json.read(request.details(), LongTermDetails.class);
    }
}
