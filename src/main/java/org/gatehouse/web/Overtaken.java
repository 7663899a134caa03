package org.gatehouse.web;

import java.sql.SQLException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;

/** Tells whether a failure is that somebody else changed the same thing at the same moment. */
public final class Overtaken {

    public static final String MESSAGE =
            "Somebody else changed this at the same moment. Look again and repeat if it is still needed.";

    /** When to try again, in seconds. */
    static final String RETRY_AFTER = "1";

    /** SQL states of serialisation failures and deadlocks. */
    private static final String ROLLED_BACK = "40";

    private Overtaken() {}

    public static boolean isCauseOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockingException
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof SQLException sql
                            && sql.getSQLState() != null
                            && sql.getSQLState().startsWith(ROLLED_BACK)) {
                return true;
            }
        }
        return false;
    }
}
