package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.engine.Passed;

/** Two ways through a process, held against each other. What goes on in branches beside each other has no order. */
record Comparison(List<Passed> recorded, List<Passed> replayed, Flow proposal) {

    private static final Set<String> NOT_TOLD = Set.of("subProcess", "multiInstanceBody", "parallelGateway");
    private static final int MOST_TOLD = 100;

    /** @param element where the ways part, by its id in the proposal */
    record Parting(String element, String summary) {}

    /** Where the ways part; empty where they are the same. */
    Optional<Parting> parting() {
        Optional<Integer> missing = firstBeyond(recorded, replayed);
        Optional<Integer> extra = firstBeyond(replayed, recorded);
        if (missing.isEmpty() && extra.isEmpty()) {
            return inAnotherOrder();
        }
        if (extra.isEmpty()) {
            String before = before(recorded, missing.get());
            return Optional.of(new Parting(
                    before, "Leaves out %s after %s".formatted(said(recorded.get(missing.get())), quoted(before))));
        }
        Passed come = replayed.get(extra.get());
        String after = before(replayed, extra.get());
        String summary = missing.filter(place -> before(recorded, place).equals(after))
                .map(place -> "Goes to %s after %s instead of to %s"
                        .formatted(said(come), quoted(after), said(recorded.get(place))))
                .orElseGet(() -> "Comes to %s after %s, which it did not".formatted(said(come), quoted(after)));
        return Optional.of(new Parting(come.activity(), summary));
    }

    boolean comesToNothingNew() {
        return firstBeyond(replayed, recorded).isEmpty();
    }

    /** A way in words. */
    static List<String> inWords(List<Passed> way) {
        List<String> told =
                way.stream().filter(Comparison::isTold).map(Comparison::name).toList();
        if (told.size() <= MOST_TOLD) {
            return told;
        }
        var shortened = new ArrayList<>(told.subList(0, MOST_TOLD));
        shortened.add("and %d more".formatted(told.size() - MOST_TOLD));
        return shortened;
    }

    private static boolean isTold(Passed passed) {
        return !NOT_TOLD.contains(passed.type())
                && (passed.name() != null && !passed.name().isBlank()
                        || !passed.type().endsWith("Gateway"));
    }

    /** The first of a way that the other way comes to less often. */
    private static Optional<Integer> firstBeyond(List<Passed> way, List<Passed> other) {
        Map<String, Integer> left = new HashMap<>();
        other.forEach(each -> left.merge(each.activity(), 1, Integer::sum));
        for (int i = 0; i < way.size(); i++) {
            if (left.merge(way.get(i).activity(), -1, Integer::sum) < 0) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static String before(List<Passed> way, int place) {
        for (int i = place - 1; i >= 0; i--) {
            if (isTold(way.get(i))) {
                return way.get(i).activity();
            }
        }
        return way.get(0).activity();
    }

    private Optional<Parting> inAnotherOrder() {
        var elements = List.copyOf(
                new LinkedHashSet<>(replayed.stream().map(Passed::activity).toList()));
        for (int i = 0; i < elements.size(); i++) {
            for (int j = i + 1; j < elements.size(); j++) {
                String first = elements.get(i);
                String second = elements.get(j);
                if (!only(first, second, recorded).equals(only(first, second, replayed))
                        && proposal.areInOrder(first, second)) {
                    return Optional.of(new Parting(
                            first, "Comes to %s and %s in another order".formatted(quoted(first), quoted(second))));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> only(String one, String other, List<Passed> way) {
        return way.stream()
                .map(Passed::activity)
                .filter(each -> each.equals(one) || each.equals(other))
                .toList();
    }

    private String quoted(String element) {
        return recorded.stream()
                .filter(each -> each.activity().equals(element))
                .findFirst()
                .map(Comparison::said)
                .orElseGet(() -> "'%s'".formatted(proposal.named(element)));
    }

    private static String said(Passed passed) {
        return "'%s'".formatted(name(passed));
    }

    private static String name(Passed passed) {
        return passed.name() == null || passed.name().isBlank()
                ? passed.activity()
                : passed.name().replaceAll("\\s+", " ");
    }
}
