package org.gatehouse.request;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.People;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.servicedesk.RequestReference;
import org.springframework.stereotype.Component;

/** What the filing of every kind of request begins with. */
@Component
public class Filing {

    private final Requests requests;
    private final Organisations organisations;
    private final People people;

    Filing(Requests requests, Organisations organisations, People people) {
        this.requests = requests;
        this.organisations = organisations;
        this.people = people;
    }

    /** The number that another system gave a request before it came here, or null; nobody else may hand one in. */
    public static RequestReference handedIn(String ritm, Person person, Findings findings) {
        if (ritm != null && !person.is(Groups.INTEGRATION)) {
            findings.add("ritm", "NOT_ALLOWED", "Only role integration may hand in a reference");
        }
        return findings.optional("ritm", ritm, RequestReference::of);
    }

    /**
     * @param organisation null where it could not be read
     * @param ritm the number another system gave the request, or null
     * @throws Refusal if the organisation does not exist for the caller: it is not theirs, or not known
     */
    public void begin(Caller caller, OdsCode organisation, RequestReference ritm, Findings findings) {
        if (organisation != null
                && (!caller.actsFor(organisation)
                        || organisations.find(organisation).isEmpty())) {
            throw Refusal.unknown("There is no organisation %s that you act for".formatted(organisation));
        }
        if (ritm != null && requests.find(ritm).isPresent()) {
            findings.add("", "RITM_USED", "%s is a request already".formatted(ritm));
        }
    }

    /**
     * What may be done to a request that is filed, its organisation's Local Administrators do, and another system in the
     * name of one or of who asked.
     *
     * @throws Refusal if the caller is an outsider
     */
    public void refuseOutsiders(Caller caller, Request request) {
        boolean insider = caller.person().administers(request.organisation())
                || caller.actsFor(request.organisation())
                        && (caller.requestedBy().equals(request.requestedBy())
                                || people.byAddress(caller.requestedBy())
                                        .filter(person -> person.administers(request.organisation()))
                                        .isPresent());
        if (!insider) {
            throw Refusal.forbidden(
                    "NOT_YOUR_REQUEST", "Only a Local Administrator of the organisation may do this to its request");
        }
    }
}
