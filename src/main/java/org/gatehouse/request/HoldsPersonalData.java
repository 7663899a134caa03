package org.gatehouse.request;

import java.util.Collection;
import org.gatehouse.servicedesk.RequestReference;

/** Rows about requests that name people or hold what they wrote. Implemented by each package that keeps such rows. */
public interface HoldsPersonalData {

    /**
     * Takes out what names or describes people, in the transaction that runs. What counts and registers need stays. To do
     * it again changes nothing.
     */
    void forget(Collection<RequestReference> requests);
}
