package org.gatehouse.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database is not as this version of Gatehouse needs it; the start is refused. */
class DatabaseNotReady extends RuntimeException {

    private final String remedy;

    DatabaseNotReady(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    /** Says it without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<DatabaseNotReady> {

        @Override
        protected FailureAnalysis analyze(Throwable root, DatabaseNotReady cause) {
            return new FailureAnalysis(cause.getMessage(), cause.remedy, cause);
        }
    }
}
