package org.gatehouse.enablement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** How the shared pages and the mails show a list of accounts to be enabled. */
@Component
class EnablementCase implements RequestCase {

    private final Lists lists;

    EnablementCase(Lists lists) {
        this.lists = lists;
    }

    @Override
    public RequestType type() {
        return RequestType.BULK_ENABLEMENT;
    }

    @Override
    public String subject(Request request) {
        ListDetails details = lists.details(request);
        String accounts = details.rows() == 1 ? "a list of 1 row" : "a list of %,d rows".formatted(details.rows());
        return (details.dryRun() ? "Dry run of " : "MFA for ") + accounts;
    }

    @Override
    public List<Fact> facts(Request request) {
        ListDetails details = lists.details(request);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Asked for", details.dryRun() ? "A dry run, which changes nothing" : "MFA to be enabled"));
        if (details.fileName() != null) {
            facts.add(new Fact("File", details.fileName()));
        }
        if (details.judgedAs() != null) {
            facts.add(new Fact("List of the dry run", details.judgedAs()));
        }
        facts.add(new Fact("Rows", "%,d".formatted(details.rows())));
        return facts;
    }

    @Override
    public List<RequestReference> about(AccountAddress address, String accountId) {
        return lists.with(address);
    }

    @Override
    public Set<AccountAddress> contacts(Request request) {
        return Set.of(request.requestedBy());
    }

    @Override
    public Object forgotten(Request request) {
        return lists.details(request).forgotten();
    }

    @Override
    public Map<String, Object> pageValues(Request request) {
        return Map.of("enablement", lists.stateOf(request));
    }

    @Override
    public Map<String, Object> mailValues(Request request) {
        ListState state = lists.stateOf(request);
        var values = new HashMap<String, Object>();
        values.put(
                "verdicts",
                Stream.of(Verdict.values())
                        .filter(state.counts()::containsKey)
                        .map(verdict ->
                                new Lists.Line(verdict.inWords(), state.counts().get(verdict)))
                        .toList());
        values.put("why", state.reasons());
        values.put("toEnable", state.toEnable());
        values.put("listed", state.progress().total());
        values.put("enabled", state.counts().getOrDefault(Verdict.ENABLED, 0L));
        return values;
    }
}
