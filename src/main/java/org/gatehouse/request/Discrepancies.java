package org.gatehouse.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.store.Sha256;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;

/**
 * In what the rows of a request differ from what was recorded of it. What facts of earlier versions did not say is left
 * out, and so is everything of a request whose personal data has expired.
 */
public final class Discrepancies {

    private final Request request;
    private final List<Fact> facts;
    private final List<String> found = new ArrayList<>();

    private Discrepancies(Request request, List<Fact> facts) {
        this.request = request;
        this.facts = facts;
    }

    /**
     * A sentence for each; none where everything is as it was recorded.
     *
     * @param decisions its own, oldest first
     * @param facts its own, oldest first
     */
    public static List<String> of(Request request, List<Decision> decisions, List<Fact> facts) {
        var all = new Discrepancies(request, facts);
        all.compare(decisions);
        return List.copyOf(all.found);
    }

    private void compare(List<Decision> decisions) {
        boolean expired = facts.stream().anyMatch(fact -> fact.kind() == FactKind.EXPIRY);
        if (request.isExpired() || expired) {
            if (!expired) {
                found.add("The request says that its personal data was removed, but no fact says so");
            } else if (!request.isExpired()) {
                found.add("A fact says that its personal data was removed, but the request does not");
            }
            return;
        }
        Optional<Fact> submitted =
                facts.stream().filter(fact -> fact.kind() == FactKind.SUBMITTED).findFirst();
        if (submitted.isEmpty()) {
            found.add("No fact says that it was submitted");
            return;
        }
        compareWith(submitted.get());
        differs("The status", request.status().name(), last(Recorded.STATUS));
        if (isOther(last(Recorded.DETAILS), Sha256.of(request.details()))) {
            found.add("What was asked is not what was recorded: its details were changed");
        }
        boolean former = Recorded.read(submitted.get(), Recorded.DETAILS) == null;
        found.addAll(DecisionsCompared.of(decisions, facts, former));
    }

    private void compareWith(Fact submitted) {
        differs("Who submitted it", request.submittedBy(), submitted.by());
        differs(
                "In whose name it was asked",
                request.requestedBy().value(),
                Recorded.read(submitted, Recorded.REQUESTED_BY));
        differs("The organisation", request.organisation().value(), Recorded.read(submitted, Recorded.ORGANISATION));
        differs("The type", request.type().name(), Recorded.read(submitted, Recorded.TYPE));
    }

    private void differs(String what, String shown, String recorded) {
        if (isOther(recorded, shown)) {
            found.add("%s is shown as %s, but was recorded as %s".formatted(what, shown, recorded));
        }
    }

    private static boolean isOther(String recorded, String shown) {
        return recorded != null && !recorded.equals(shown);
    }

    /** Null where no fact says it. */
    private String last(String key) {
        String last = null;
        for (Fact fact : facts) {
            String said = Recorded.read(fact, key);
            last = said == null ? last : said;
        }
        return last;
    }
}
