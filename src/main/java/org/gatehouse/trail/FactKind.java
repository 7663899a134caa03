package org.gatehouse.trail;

/** What an audited fact is about. */
public enum FactKind {
    SUBMITTED("Submitted"),
    TASK("Task"),
    DECISION("Decision"),
    DIRECTORY("Directory"),
    MAIL("Mail"),
    STATUS("Status"),
    REPAIR("Repair"),
    /** Something done to an account outside any request, such as a password reset. */
    ACCOUNT("Account"),
    /** An intervention through Camunda's own pages, such as a job's retries set in Cockpit. */
    OPERATOR("Operator"),
    /** A version of a diagram or table coming into force. */
    DEPLOYMENT("Deployment"),
    /** A change of a diagram or table proposed, decided, put into force or taken back. */
    MODEL("Model"),
    SIGN_IN("Sign-in"),
    /** Evidence taken out of the product. */
    EXPORT("Export"),
    /** Personal data removed because its time to live was over. */
    EXPIRY("Expiry");

    private final String inWords;

    FactKind(String inWords) {
        this.inWords = inWords;
    }

    public String inWords() {
        return inWords;
    }
}
