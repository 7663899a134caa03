package org.gatehouse.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells whether a failure is that the database does not answer or went away in the middle. */
public final class DatabaseAway {

    /** Where it went away during a commit, nobody knows whether that was done. */
    public static final String MESSAGE =
            "The database does not answer. Try again in a few seconds; look first whether it was done after all.";

    /** When to try again, in seconds. */
    public static final String RETRY_AFTER = "5";

    static final String CODE = "DATABASE_UNAVAILABLE";

    private DatabaseAway() {}

    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .anyMatch(DatabaseAway::isIt);
    }

    private static boolean isIt(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof DataAccessResourceFailureException
                // a commit or roll back that failed: the first failure is not among its causes
                || failure instanceof TransactionSystemException
                || failure instanceof SQLTransientConnectionException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLException sql && sql.getSQLState() != null && isAway(sql.getSQLState());
    }

    /** SQL states of lost connections, of a server without resources, and of one that is being stopped or started. */
    private static boolean isAway(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
