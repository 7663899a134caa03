package org.gatehouse.request;

import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
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

    Filing(Requests requests, Organisations organisations) {
        this.requests = requests;
        this.organisations = organisations;
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
}
