package org.gatehouse.web;

import java.sql.SQLException;
import java.util.Set;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells whether a failure is that somebody else changed the same thing at the same moment. */
public final class Overtaken {

    public static final String MESSAGE =
            "Somebody else changed this at the same moment. Look again and repeat if it is still needed.";

    /** When to try again, in seconds. */
    static final String RETRY_AFTER = "1";

    /** How SQL states of serialisation failures and deadlocks begin. */
    private static final String ROLLED_BACK = "40";
    /** SQL states of waiting too long for a row that somebody else holds: of H2 and of PostgreSQL. */
    private static final Set<String> WAITED_TOO_LONG = Set.of("HYT00", "55P03");

    private Overtaken() {}

    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException sql && isOvertaken(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOvertaken(String sqlState) {
        return sqlState != null && (sqlState.startsWith(ROLLED_BACK) || WAITED_TOO_LONG.contains(sqlState));
    }
}
