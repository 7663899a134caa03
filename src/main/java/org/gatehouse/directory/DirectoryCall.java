package org.gatehouse.directory;

import java.util.function.Supplier;
import org.gatehouse.refusal.Refusal;

/** What somebody who waits for an answer is told where the directory gives none. Jobs do without: they try again. */
public final class DirectoryCall {

    /** What is told of a question. */
    public static final String NO_ANSWER = "The directory does not answer right now. Try again in a few minutes";

    /** What is told of a change. */
    public static final String NOT_DONE = "The directory did not do it. Try again in a few minutes";

    private DirectoryCall() {}

    /**
     * Calls the directory.
     *
     * @param otherwise what is told where it refuses, is down or does not answer in time
     * @throws Refusal with {@code DIRECTORY_UNAVAILABLE} then
     */
    public static <T> T orRefuse(String otherwise, Supplier<T> call) {
        try {
            return call.get();
        } catch (DirectoryUnavailable unavailable) {
            throw refusal(otherwise);
        }
    }

    public static Refusal refusal(String told) {
        return Refusal.unavailable("DIRECTORY_UNAVAILABLE", told);
    }

    /** A call that answers nothing. */
    public static void orRefuse(String otherwise, Runnable call) {
        orRefuse(otherwise, () -> {
            call.run();
            return null;
        });
    }
}
