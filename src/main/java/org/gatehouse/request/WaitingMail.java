package org.gatehouse.request;

import org.gatehouse.servicedesk.RequestReference;

/** Tells the request's page whether the mail server keeps its mails waiting. Implemented by the package that sends them. */
public interface WaitingMail {

    boolean waits(RequestReference ritm);
}
