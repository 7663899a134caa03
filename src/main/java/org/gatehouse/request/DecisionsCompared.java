package org.gatehouse.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;

/** In what the decisions on a request differ from the facts of them. */
final class DecisionsCompared {

    /** @param because the SHA-256 of the reasons and the comment */
    private record Said(String outcome, String by, String at, String because) {

        static Said of(Decision decision) {
            return new Said(
                    decision.outcome().name(), decision.by(), Recorded.time(decision.at()), Recorded.because(decision));
        }

        static Said of(Fact fact) {
            return new Said(
                    Recorded.read(fact, Recorded.OUTCOME),
                    fact.by(),
                    Recorded.read(fact, Recorded.DECIDED_AT),
                    Recorded.read(fact, Recorded.BECAUSE));
        }

        String inWords() {
            return "%s by %s at %s".formatted(outcome, by, at);
        }
    }

    private DecisionsCompared() {}

    /** @param former whether the request is older than facts that say everything of a decision */
    static List<String> of(List<Decision> decisions, List<Fact> facts, boolean former) {
        var shown = new ArrayList<>(decisions.stream().map(Said::of).toList());
        var recorded = new ArrayList<Said>();
        var untold = new ArrayList<String>();
        facts.stream().filter(fact -> fact.kind() == FactKind.DECISION).forEach(fact -> {
            if (Recorded.read(fact, Recorded.OUTCOME) != null) {
                recorded.add(Said.of(fact));
            } else if (former) {
                untold.add(fact.by());
            }
        });
        shown.removeIf(recorded::remove);
        shown.removeIf(each -> untold.remove(each.by()));
        return differences(shown, recorded);
    }

    private static List<String> differences(List<Said> shown, List<Said> recorded) {
        var found = new ArrayList<String>();
        for (int i = 0; i < Math.max(shown.size(), recorded.size()); i++) {
            if (i >= recorded.size()) {
                found.add("No fact says that this was decided: " + shown.get(i).inWords());
            } else if (i >= shown.size()) {
                found.add("A decision that was recorded is missing: "
                        + recorded.get(i).inWords());
            } else {
                found.add(difference(shown.get(i), recorded.get(i)));
            }
        }
        return found;
    }

    private static String difference(Said shown, Said recorded) {
        return Objects.equals(shown.inWords(), recorded.inWords())
                ? "The reasons of a decision are not those that were recorded: " + shown.inWords()
                : "A decision is shown as %s, but was recorded as %s".formatted(shown.inWords(), recorded.inWords());
    }
}
