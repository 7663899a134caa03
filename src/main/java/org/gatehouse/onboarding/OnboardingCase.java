package org.gatehouse.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** How the shared pages show an onboarding request, and who is told about it. */
@Component
class OnboardingCase implements RequestCase {

    private final Json json;

    OnboardingCase(Json json) {
        this.json = json;
    }

    @Override
    public RequestType type() {
        return RequestType.ONBOARDING;
    }

    @Override
    public String subject(Request request) {
        return details(request).policy().inWords() + " policy";
    }

    @Override
    public List<Fact> facts(Request request) {
        OnboardingDetails details = details(request);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Policy", details.policy().inWords()));
        facts.add(new Fact("Security group", details.securityGroup()));
        facts.add(new Fact("Scope", details.scope().inWords()));
        facts.add(new Fact("Contact", details.contactEmail()));
        if (details.comments() != null) {
            facts.add(new Fact("Comments", details.comments()));
        }
        return facts;
    }

    @Override
    public Set<AccountAddress> contacts(Request request) {
        var contacts = new LinkedHashSet<AccountAddress>();
        contacts.add(AccountAddress.of(details(request).contactEmail()));
        contacts.add(request.requestedBy());
        return contacts;
    }

    @Override
    public Object forgotten(Request request) {
        return details(request).forgotten();
    }

    private OnboardingDetails details(Request request) {
        return json.read(request.details(), OnboardingDetails.class);
    }
}
