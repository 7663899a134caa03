package org.gatehouse.request;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** Who may see which request. One that somebody may not see does not exist for them. */
@Component
public class RequestAccess {

    private static final Set<String> SEE_ALL = Set.of(
            Groups.HELPDESK,
            Groups.DIRECTORY_SUPPORT,
            Groups.AUDITORS,
            Groups.PROCESS_OWNERS,
            Groups.INTEGRATION,
            Groups.ADMINISTRATORS);

    private final Requests requests;

    RequestAccess(Requests requests) {
        this.requests = requests;
    }

    public boolean sees(Person person, Request request) {
        return person.administers(request.organisation())
                || person.isAnyOf(SEE_ALL)
                || request.type().isWorkOf(person);
    }

    /** Which requests this person sees. */
    Sight sightOf(Person person) {
        return new Sight(
                person.isAnyOf(SEE_ALL),
                person.organisations(),
                Arrays.stream(RequestType.values())
                        .filter(type -> type.isWorkOf(person))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(RequestType.class))));
    }

    /** @throws Refusal if there is none that this person may see */
    public Request visible(Person person, RequestReference ritm) {
        return requests.find(ritm).filter(request -> sees(person, request)).orElseThrow(() -> unknown(ritm));
    }

    private static Refusal unknown(RequestReference ritm) {
        return Refusal.unknown("There is no request " + ritm);
    }

    /** Reads a reference out of a URL: what is none names no request. */
    public Request visible(Person person, String ritm) {
        try {
            return visible(person, RequestReference.of(ritm));
        } catch (Malformed malformed) {
            throw Refusal.unknown("There is no such request");
        }
    }
}
