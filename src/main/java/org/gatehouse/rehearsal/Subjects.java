package org.gatehouse.rehearsal;

/** What people call a case. */
final class Subjects {

    private Subjects() {}

    /** The RITM, which is the business key of whatever is about a request; otherwise the engine's id. */
    static String of(String businessKey, String instance) {
        return businessKey == null || businessKey.isBlank() ? instance : businessKey;
    }
}
