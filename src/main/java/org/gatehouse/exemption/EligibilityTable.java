package org.gatehouse.exemption;

import java.util.List;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.standing.Standing;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/exception-eligibility.dmn}: what speaks against an exception for an account (AC-047, AC-093,
 * AC-095, AC-127, Q-01, Q-02).
 */
@Component
class EligibilityTable {

    private static final String TABLE = "exception-eligibility";
    private static final String NO_RATIONALE = "NONE";

    /** What the account has already, as the table calls it. */
    enum Running {
        NONE,
        /** One that runs or is applied for, and stands in the way. */
        OTHER,
        /** The one that is to be renewed. */
        RENEWED,
        /** Nothing, although something is to be renewed. */
        NOT_RENEWABLE
    }

    /** @param rationale null for a short-term exception */
    record Facts(
            ExceptionKind kind, Rationale rationale, DirectoryAccount account, Standing standing, Running running) {}

    /** One ground against it, with the stable code of the REST contract. */
    record Ground(String code, String because) {}

    private final DecisionService decisions;

    EligibilityTable(DecisionService decisions) {
        this.decisions = decisions;
    }

    /** Every ground against it, in the order of the table; empty where the account may have it. */
    List<Ground> groundsAgainst(Facts facts) {
        DirectoryAccount account = facts.account();
        return decisions
                .evaluateDecisionTableByKey(TABLE)
                .variables(Variables.putValue("kind", facts.kind().name())
                        .putValue(
                                "rationale",
                                facts.rationale() == null
                                        ? NO_RATIONALE
                                        : facts.rationale().name())
                        .putValue("compromised", facts.standing().compromised())
                        .putValue("everCompromised", facts.standing().everCompromised())
                        .putValue("administrator", account.administrator())
                        .putValue("breakGlass", account.breakGlass())
                        .putValue("accountKind", account.kind().name())
                        .putValue("methodRegistered", !account.methods().isEmpty())
                        .putValue("underPolicy", !account.policies().isEmpty())
                        .putValue("perUserMfa", account.perUserMfa())
                        .putValue("running", facts.running().name()))
                .evaluate()
                .getResultList()
                .stream()
                .map(row -> new Ground((String) row.get("code"), (String) row.get("because")))
                .toList();
    }
}
