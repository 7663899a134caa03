package org.gatehouse.compromise;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.AboutAccount;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.springframework.stereotype.Component;

/** How the shared pages show the case of a compromised account. */
@Component
class CompromiseFacts implements RequestCase {

    private final CaseRegister register;
    private final Ledger ledger;
    private final Json json;
    private final AboutAccount about;

    CompromiseFacts(CaseRegister register, Ledger ledger, Json json, AboutAccount about) {
        this.register = register;
        this.ledger = ledger;
        this.json = json;
        this.about = about;
    }

    @Override
    public RequestType type() {
        return RequestType.COMPROMISE;
    }

    @Override
    public String subject(Request request) {
        return "Compromised account " + details(request).account();
    }

    @Override
    public List<Fact> facts(Request request) {
        CompromiseDetails details = details(request);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Account", "%s (%s)".formatted(details.account(), details.accountName())));
        facts.add(new Fact("Signs", details.signs().stream().map(Sign::inWords).collect(Collectors.joining("; "))));
        if (details.comment() != null) {
            facts.add(new Fact("Comment", details.comment()));
        }
        if (details.run() > 1) {
            facts.add(new Fact("Marked", details.run() + " times"));
        }
        return facts;
    }

    @Override
    public Map<String, Object> pageValues(Request request) {
        return Map.of(
                "containment",
                ledger.of(request.ritm()),
                "compromised",
                register.get(request.ritm()).account());
    }

    @Override
    public List<RequestReference> about(AccountAddress address, String accountId) {
        return about.in("compromise_case", "account_address", "1 = 1", address, accountId);
    }

    @Override
    public Set<AccountAddress> contacts(Request request) {
        return request.requestedBy().value().equals(details(request).account())
                ? Set.of()
                : Set.of(request.requestedBy());
    }

    @Override
    public Object forgotten(Request request) {
        return details(request).forgotten();
    }

    private CompromiseDetails details(Request request) {
        return json.read(request.details(), CompromiseDetails.class);
    }
}
