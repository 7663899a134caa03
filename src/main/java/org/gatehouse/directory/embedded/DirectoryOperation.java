package org.gatehouse.directory.embedded;

/** What the embedded directory can be told to fail at, as the REST contract names it. */
public enum DirectoryOperation {
    READ,
    LINK_GROUP,
    UNLINK_GROUP,
    REGISTER_LOCATION,
    REMOVE_LOCATION,
    ADD_TO_EXCEPTION_GROUP,
    REMOVE_FROM_EXCEPTION_GROUP,
    ADD_TO_GROUP,
    REMOVE_FROM_GROUP,
    DISABLE_ACCOUNT,
    REVOKE_SESSIONS,
    RESET_PASSWORD,
    REVOKE_SESSIONS_AGAIN,
    REQUIRE_MFA,
    LEAVE_NAMED_LOCATIONS,
    CANCEL_EXCEPTIONS,
    DISABLE_MAILBOX_RULES,
    REMOVE_MAILBOX_DELEGATES,
    DISABLE_DEVICES,
    REMOVE_PHONE_METHODS,
    WRITE_NOTE
}
