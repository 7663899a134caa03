package org.gatehouse.report;

/**
 * How far one organisation among all has come, and nothing more.
 *
 * @param organisation null for the platform's own accounts
 */
record Share(String organisation, long accounts, long underMfa, long notUnderMfa) {

    public long needingMfa() {
        return underMfa + notUnderMfa;
    }

    /** How many in a hundred of those that need MFA are under it; 100 only if all are. */
    public int percent() {
        return Adoption.percentOf(underMfa, needingMfa());
    }
}
