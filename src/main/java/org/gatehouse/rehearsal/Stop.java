package org.gatehouse.rehearsal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gatehouse.engine.Passed;
import org.gatehouse.engine.Performance;
import org.gatehouse.rehearsal.CaseReplay.Played;

/**
 * Why a case could not go on by a proposal, and whether that proves the proposal wrong or is for want of records. Never
 * with the engine's own words, which may hold values.
 */
record Stop(RecordedCase recorded, Played played, Flow proposal) {

    private static final Pattern UNKNOWN = Pattern.compile("Cannot resolve identifier '(\\w+)'");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final String NO_WAY = "No outgoing sequence flow";
    private static final String NO_TRUTH_VALUE = "condition expression returns";

    /** Whether it was stopped because it goes on too long. */
    boolean isEndless() {
        return causes().anyMatch(Performance.Endless.class::isInstance);
    }

    /** Why nothing can be said about it, in one sentence; empty where the proposal is wrong. */
    Optional<String> whyUntold() {
        if (causes().anyMatch(Performance.TooSlow.class::isInstance)) {
            return Optional.of("It took too long and was stopped after %s".formatted(at()));
        }
        if (unknown().isPresent() && cameToWorkWithoutRecord()) {
            return unknown()
                    .map(variable ->
                            "After %s the new version asks for '%s', which was not recorded".formatted(at(), variable));
        }
        return asksForWhatIsKeptAsText()
                ? Optional.of(
                        "After %s the new version asks for a list or document, of which only the text is on record"
                                .formatted(at()))
                : Optional.empty();
    }

    /** Such as "Stops after 'Approved?': no way on fits what was recorded". */
    String inWords() {
        return "Stops after %s: %s".formatted(at(), why());
    }

    private String why() {
        if (unknown().isPresent()) {
            return "it asks for '%s', which is not there".formatted(unknown().get());
        }
        if (said().anyMatch(message -> message.contains(NO_WAY))) {
            return "no way on fits what was recorded";
        }
        return said().anyMatch(message -> message.contains(NO_TRUTH_VALUE))
                ? "a condition is neither true nor false"
                : "an expression there fails with what was recorded";
    }

    private String at() {
        return played.last().map(last -> "'%s'".formatted(proposal.named(last))).orElse("its start");
    }

    private Optional<String> unknown() {
        return said().flatMap(message -> UNKNOWN.matcher(message).results())
                .map(found -> found.group(1))
                .findFirst();
    }

    /** What it did there may have written what is asked for, but nobody knows what it would have been. */
    private boolean cameToWorkWithoutRecord() {
        List<String> work = played.path().stream()
                .filter(Stop::isWork)
                .map(Passed::activity)
                .toList();
        return work.stream().distinct().anyMatch(activity -> {
            int times = (int) work.stream().filter(activity::equals).count();
            return recorded.visit(activity, times).isEmpty();
        });
    }

    private static boolean isWork(Passed passed) {
        return passed.type().endsWith("Task") || passed.type().equals("callActivity");
    }

    private boolean asksForWhatIsKeptAsText() {
        var words = new HashSet<String>();
        said().flatMap(message -> WORD.matcher(message).results())
                .map(MatchResult::group)
                .forEach(words::add);
        Set<String> texts = recorded.keptAsText();
        return texts.stream().anyMatch(words::contains);
    }

    private Stream<String> said() {
        return causes().map(cause -> String.valueOf(cause.getMessage()));
    }

    private Stream<Throwable> causes() {
        ProcessEngineException broken = played.broken();
        return Stream.iterate((Throwable) broken, cause -> cause != null, Throwable::getCause);
    }
}
