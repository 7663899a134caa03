package org.gatehouse.exemption;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.engine.DecisionTables;
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

    private final DecisionTables tables;

    EligibilityTable(DecisionTables tables) {
        this.tables = tables;
    }

    /** Every ground against it, in the order of the table; empty where the account may have it. */
    List<Ground> groundsAgainst(Facts facts) {
        return tables.ask(TABLE, inputs(facts)).stream()
                .map(row -> new Ground((String) row.get("code"), (String) row.get("because")))
                .toList();
    }

    private static Map<String, Object> inputs(Facts facts) {
        DirectoryAccount account = facts.account();
        var inputs = new HashMap<String, Object>();
        inputs.put("kind", facts.kind().name());
        inputs.put(
                "rationale",
                facts.rationale() == null ? NO_RATIONALE : facts.rationale().name());
        inputs.put("compromised", facts.standing().compromised());
        inputs.put("everCompromised", facts.standing().everCompromised());
        inputs.put("administrator", account.administrator());
        inputs.put("breakGlass", account.breakGlass());
        inputs.put("accountKind", account.kind().name());
        inputs.put("methodRegistered", !account.methods().isEmpty());
        inputs.put("underPolicy", !account.policies().isEmpty());
        inputs.put("perUserMfa", account.perUserMfa());
        inputs.put("running", facts.running().name());
        return inputs;
    }
}
