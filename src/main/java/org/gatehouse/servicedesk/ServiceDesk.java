package org.gatehouse.servicedesk;

/** Numbers for requests and incidents. */
public interface ServiceDesk {

    RequestReference nextReference();

    /** The number of a new incident, such as {@code INC0010001}. */
    String nextIncident();
}
