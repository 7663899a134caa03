package org.gatehouse.request;

/** What an entry of a request's journal is about, as the REST contract names it. */
public enum JournalKind {
    SUBMITTED,
    TASK,
    DECISION,
    DIRECTORY,
    MAIL,
    STATUS,
    REPAIR
}
