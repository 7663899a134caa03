package org.gatehouse.enablement;

/** Why a row has its verdict, or what one should know beside it. The names are codes of the REST contract. */
enum Reason {
    NOT_AN_ADDRESS("This is no email address"),
    DUPLICATE("The address stands further up in the list already"),
    /** Also where it is another organisation's: for this one it does not exist. */
    ACCOUNT_UNKNOWN("The organisation has no account at this address"),
    /** AC-095. */
    SHARED_MAILBOX("Nobody signs in to a shared mailbox, so it needs no MFA"),
    ACCOUNT_BREAK_GLASS("The account is kept for emergencies and stays outside the policies"),
    /** AC-104: the lock-down itself requires it. */
    ACCOUNT_COMPROMISED("The account is compromised: its lock-down requires MFA, and it is left to that"),
    DIRECTORY_REFUSED("The directory does not take this account into the group"),
    GIVEN_UP("Directory support has given this row up"),
    NAMED_LOCATIONS("The Named Locations policy asks this account, and goes on doing so"),
    EXCEPTION_RUNS("An MFA exception runs: until it ends, the account is not asked"),
    /** AC-093, AC-127. */
    SHARED_USER_ACCOUNT("Several people use this account: it may need a long-term exception before it is enabled"),
    ACCOUNT_DISABLED("Nobody can sign in to this account at present"),
    PER_USER_MFA("The account moves from the former per-user MFA to the Standard policy"),
    NO_METHOD_REGISTERED("No method that counts is registered: its holder is asked to register one");

    private final String inWords;

    Reason(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }

    /** Whether nobody is left without MFA because of it. */
    boolean leavesNothingToDo() {
        return this == DUPLICATE || this == SHARED_MAILBOX;
    }
}
