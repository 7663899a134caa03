package org.gatehouse.trail;

import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The key that seals cannot be read; the start is refused. */
class KeyNotUsable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The cause says no more than what kind of thing went wrong, for a parser's message might quote what it read. */
    KeyNotUsable(Path file, Exception cause) {
        super("The signing key of gatehouse.audit.signing-key, %s, cannot be used (%s)."
                .formatted(file, cause.getClass().getSimpleName()));
    }

    /** Says it without a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<KeyNotUsable> {

        @Override
        protected FailureAnalysis analyze(Throwable root, KeyNotUsable cause) {
            return new FailureAnalysis(
                    cause.getMessage(),
                    "Make one with: openssl genpkey -algorithm ed25519 -out <file>; docs/operating.md says more.",
                    cause);
        }
    }
}
