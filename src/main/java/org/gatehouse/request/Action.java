package org.gatehouse.request;

/** What a person may do with a request as it stands, as the REST contract names it. */
public enum Action {
    WITHDRAW,
    ESCALATE,
    RESUBMIT,
    CANCEL,
    RENEW,
    ENQUIRE,
    RETIRE
}
