package org.gatehouse.request;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** The case behind each type of request. */
@Component
public class RequestCases {

    private final Map<RequestType, RequestCase> byType;
    private final People people;

    RequestCases(List<RequestCase> cases, People people) {
        this.people = people;
        byType = cases.stream().collect(Collectors.toMap(RequestCase::type, Function.identity()));
    }

    public String subject(Request request) {
        return byType.get(request.type()).subject(request);
    }

    public Set<AccountAddress> contacts(Request request) {
        return byType.get(request.type()).contacts(request);
    }

    public List<RequestCase.Fact> facts(Request request) {
        return byType.get(request.type()).facts(request);
    }

    Object forgotten(Request request) {
        return byType.get(request.type()).forgotten(request);
    }

    public List<RequestCase.Fact> factsForReviewers(Request request) {
        return byType.get(request.type()).factsForReviewers(request);
    }

    public List<String> checklist(Request request) {
        return byType.get(request.type()).checklist(request);
    }

    /** The logins of those who vouched for a request, and so have no part in deciding it. */
    public Set<String> barred(Request request) {
        return byType.get(request.type())
                .vouchedBy(request)
                .flatMap(people::byAddress)
                .map(Person::login)
                .map(Set::of)
                .orElse(Set.of());
    }

    public List<RequestCase.Change> changes(Request request) {
        return byType.get(request.type()).changes(request);
    }

    /** What a person may do with a request as it stands. */
    public Set<Action> allowed(Person person, Request request, Instant now) {
        return allowed(person, request, exceptions(List.of(request)).get(request.ritm()), now);
    }

    /** The same where its exceptions are known already; null where it asks for something else. */
    Set<Action> allowed(Person person, Request request, ExceptionView exception, Instant now) {
        Set<Action> actions = AllowedActions.of(person, request, exception, now);
        if (actions.contains(Action.ESCALATE) && !byType.get(request.type()).isContestable(request)) {
            actions.remove(Action.ESCALATE);
        }
        return actions;
    }

    public String risksPage(Request request) {
        return byType.get(request.type()).risksPage();
    }

    public boolean takesDocuments(Request request) {
        return byType.get(request.type()).takesDocuments();
    }

    /** The exceptions that these requests asked for; those that ask for something else are left out. */
    Map<RequestReference, ExceptionView> exceptions(List<Request> requests) {
        var exceptions = new HashMap<RequestReference, ExceptionView>();
        requests.stream()
                .collect(Collectors.groupingBy(Request::type, Collectors.mapping(Request::ritm, Collectors.toList())))
                .forEach((type, ritms) -> exceptions.putAll(byType.get(type).exceptions(ritms)));
        return exceptions;
    }

    /** The requests of all types that are about an account: by this address, or by what else is known of its id. */
    public List<RequestReference> about(AccountAddress address, String accountId) {
        return byType.values().stream()
                .flatMap(type -> type.about(address, accountId).stream())
                .distinct()
                .toList();
    }

    Map<String, Object> pageValues(Request request) {
        return byType.get(request.type()).pageValues(request);
    }

    public Map<String, Object> mailValues(Request request) {
        return byType.get(request.type()).mailValues(request);
    }
}
