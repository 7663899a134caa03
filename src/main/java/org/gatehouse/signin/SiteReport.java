package org.gatehouse.signin;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who of a site is asked, in what each differs from most of them, and what to look at.
 *
 * @param rows those who differ first
 * @param counts of the accounts known, by outcome
 * @param unknown how many accounts do not exist for the reader
 * @param most the outcome of most, or null where no account is known
 */
record SiteReport(List<Row> rows, Map<Outcome, Long> counts, long unknown, Outcome most, Diagnosis diagnosis) {

    /**
     * @param differences from most, each with what it is of most
     * @param checks what to look at
     */
    record Row(Member member, List<String> differences, List<String> checks) {

        public String account() {
            return member.account();
        }

        public Outcome outcome() {
            return member.isKnown() ? member.verdict().outcome() : null;
        }

        public String rule() {
            return member.isKnown() ? member.verdict().ruling().rule() : "";
        }

        public String policy() {
            return member.isKnown() ? member.verdict().policy().inWords() : "";
        }

        public String because() {
            return member.isKnown() ? String.join(" ", member.verdict().ruling().because()) : "";
        }
    }

    /** @param from where they sign in from, in words */
    static SiteReport of(List<Member> members, Attempt attempt, String from) {
        List<Verdict> known =
                members.stream().filter(Member::isKnown).map(Member::verdict).toList();
        Map<Outcome, Long> counts = known.stream()
                .collect(Collectors.groupingBy(
                        Verdict::outcome, () -> new EnumMap<>(Outcome.class), Collectors.counting()));
        Outcome most = mostOf(counts);
        Map<Trait, String> usual = usual(known, most);
        List<Row> rows = members.stream()
                .map(member -> row(member, usual))
                .sorted(Comparator.comparing((Row row) -> row.outcome() == most)
                        .thenComparing(row -> row.differences().isEmpty()))
                .toList();
        return new SiteReport(rows, counts, members.size() - known.size(), most, Diagnosis.of(members, attempt, from));
    }

    private static Row row(Member member, Map<Trait, String> usual) {
        if (!member.isKnown()) {
            return new Row(
                    member, List.of(), List.of("Is the address right, and is the account one that you may see?"));
        }
        Verdict verdict = member.verdict();
        var differences = new ArrayList<String>();
        usual.forEach((trait, value) -> {
            if (!trait.of(verdict).equals(value)) {
                differences.add("%s: %s (most: %s)".formatted(trait.inWords(), trait.of(verdict), value));
            }
        });
        return new Row(member, List.copyOf(differences), Diagnosis.checksOf(member));
    }

    /** What is usual among those whose outcome is that of most. */
    private static Map<Trait, String> usual(List<Verdict> known, Outcome most) {
        var usual = new EnumMap<Trait, String>(Trait.class);
        for (Trait trait : Trait.values()) {
            String value = mostOf(known.stream()
                    .filter(verdict -> verdict.outcome() == most)
                    .collect(Collectors.groupingBy(trait::of, Collectors.counting())));
            if (value != null) {
                usual.put(trait, value);
            }
        }
        return usual;
    }

    /** What there is most of, of several the first in order; null where there is nothing. */
    private static <T extends Comparable<T>> T mostOf(Map<T, Long> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.<T, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
