package org.gatehouse.request;

import org.gatehouse.identity.AccountAddress;

/**
 * What stands where something about people stood until its time to live was over. It has the form of what stood there, so
 * that whatever shows it still can.
 */
public final class Forgotten {

    /** In place of what somebody wrote. */
    public static final String TEXT = "Removed after its time to live";

    /** In place of a login, a name or an id; nobody's login has brackets. */
    public static final String WHO = "(removed)";

    /** In place of an address; no mail reaches {@code invalid} (RFC 2606). */
    public static final AccountAddress ADDRESS = AccountAddress.of("removed@gatehouse.invalid");

    private Forgotten() {}

    /** Where there was a text or none. */
    public static String text(String before) {
        return before == null ? null : TEXT;
    }
}
