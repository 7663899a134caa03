package org.gatehouse.request;

import java.util.Optional;
import org.gatehouse.servicedesk.RequestReference;

/** A process that is about no request until a step of it needs a person. */
public interface RaisesRequest {

    /** The id of the process. */
    String process();

    /**
     * Files a request for what this instance does, or answers the one that was filed before.
     *
     * @return empty where nobody could see such a request
     */
    Optional<RequestReference> raise(String businessKey);
}
