package org.gatehouse.trail;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The key that seals cannot be read; the start is refused. */
class KeyNotUsable extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The cause says no more than what kind of thing went wrong, for a parser's message might quote what it read. */
    KeyNotUsable(String setting, Path file, String format, Exception cause) {
        super("The file of %s, %s, %s.".formatted(setting, file, why(format, cause)));
    }

    private static String why(String format, Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return "is not there";
        }
        return cause instanceof IOException && !(cause instanceof CharacterCodingException)
                ? "cannot be read"
                : "is no " + format;
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
