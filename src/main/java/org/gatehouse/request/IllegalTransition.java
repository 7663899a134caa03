package org.gatehouse.request;

import org.gatehouse.servicedesk.RequestReference;

/** A step that would move a request along a way its type does not know. A defect, or a step that came too late. */
public class IllegalTransition extends IllegalStateException {

    IllegalTransition(RequestReference ritm, RequestStatus to) {
        super("%s cannot become %s from where it stands".formatted(ritm, to));
    }
}
