package org.gatehouse.compromise;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.engine.DecisionTables;
import org.gatehouse.standing.Standing;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/account-actions.dmn}: what may be done to an account as it stands (AC-114, AC-115, Q-26). It is a
 * list of what is allowed; what it has no row for is not.
 */
@Component
public class ActionTable {

    private static final String TABLE = "account-actions";
    private static final String NO_ROW = "No row of the table of account actions allows this.";

    private record Row(boolean allowed, String because, boolean secondPerson) {

        static Row of(Map<String, Object> row) {
            return new Row(
                    Boolean.TRUE.equals(row.get("allowed")),
                    (String) row.get("because"),
                    Boolean.TRUE.equals(row.get("secondPerson")));
        }
    }

    private final DecisionTables tables;

    ActionTable(DecisionTables tables) {
        this.tables = tables;
    }

    /** Why the action may not be done to this account; empty where it may. */
    public Optional<String> refusal(AccountAction action, DirectoryAccount account, Standing standing) {
        Row row = row(action, standing.compromised(), account.breakGlass());
        return row.allowed() ? Optional.empty() : Optional.of(row.because());
    }

    /** Every action that may not be done to this account, and why. */
    public Map<AccountAction, String> refusals(DirectoryAccount account, Standing standing) {
        var refusals = new EnumMap<AccountAction, String>(AccountAction.class);
        for (AccountAction action : AccountAction.values()) {
            refusal(action, account, standing).ifPresent(because -> refusals.put(action, because));
        }
        return refusals;
    }

    /** Whether somebody else than who marked the account has to do it. */
    boolean needsSecondPerson(AccountAction action, boolean compromised) {
        return row(action, compromised, false).secondPerson();
    }

    private Row row(AccountAction action, boolean compromised, boolean breakGlass) {
        List<Map<String, Object>> rows = tables.ask(
                TABLE, Map.of("action", action.name(), "compromised", compromised, "breakGlass", breakGlass));
        return rows.isEmpty() ? new Row(false, NO_ROW, false) : Row.of(rows.get(0));
    }
}
