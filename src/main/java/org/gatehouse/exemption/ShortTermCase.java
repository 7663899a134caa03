package org.gatehouse.exemption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.AboutAccount;
import org.gatehouse.request.ExceptionView;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** How the shared pages show an application for a short-term exception. */
@Component
class ShortTermCase implements RequestCase {

    private final Exemptions exemptions;
    private final Json json;
    private final AboutAccount about;

    ShortTermCase(Exemptions exemptions, Json json, AboutAccount about) {
        this.exemptions = exemptions;
        this.json = json;
        this.about = about;
    }

    @Override
    public RequestType type() {
        return RequestType.SHORT_TERM_EXCEPTION;
    }

    @Override
    public String subject(Request request) {
        return "24 hour exception for " + details(request).account();
    }

    @Override
    public List<Fact> facts(Request request) {
        ShortTermDetails details = details(request);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Account", "%s (%s)".formatted(details.account(), details.accountName())));
        facts.add(new Fact("Justification", details.justification().inWords()));
        if (details.details() != null) {
            facts.add(new Fact("Details", details.details()));
        }
        return facts;
    }

    @Override
    public List<RequestReference> about(AccountAddress address, String accountId) {
        return about.in("exception_term", "account_address", "kind = 'SHORT'", address, accountId);
    }

    @Override
    public Set<AccountAddress> contacts(Request request) {
        return Set.of(request.requestedBy());
    }

    @Override
    public Map<RequestReference, ExceptionView> exceptions(List<RequestReference> requests) {
        return exemptions.views(requests);
    }

    @Override
    public Map<String, Object> mailValues(Request request) {
        return Map.of("grounds", exemptions.grounds(request.ritm()));
    }

    @Override
    public Object forgotten(Request request) {
        return details(request).forgotten();
    }

    private ShortTermDetails details(Request request) {
        return json.read(request.details(), ShortTermDetails.class);
    }
}
