package org.gatehouse.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.census.CensusRows;
import org.gatehouse.directory.MethodType;
import org.gatehouse.precedence.EffectivePolicy;

/** What {@link Wanted} accounts have in common, as SQL over {@link TenantTable#ACCOUNTS}. */
final class Condition {

    private static final String SOMEBODY_SIGNS_IN = "c.kind <> 'SHARED_MAILBOX'";
    private static final List<String> WITHOUT_CORE_METHOD = withoutCoreMethod();

    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();
    private final Wanted wanted;

    private Condition(Wanted wanted) {
        this.wanted = wanted;
    }

    static Condition of(Wanted wanted) {
        var condition = new Condition(wanted);
        condition.ofOrganisation();
        condition.ofPart();
        return condition;
    }

    String sql() {
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        return values;
    }

    private void ofOrganisation() {
        if (wanted.organisation() != null) {
            conditions.add("c.organisation = :organisation");
            values.put("organisation", wanted.organisation().value());
        }
    }

    private void ofPart() {
        switch (wanted.part()) {
            case ALL -> {}
            case NOT_UNDER_MFA -> notUnderMfa();
            case SSPR_ONLY -> {
                notUnderMfa();
                conditions.add("c.methods not in (:withoutCoreMethod)");
                values.put("withoutCoreMethod", WITHOUT_CORE_METHOD);
            }
            case NO_METHOD -> lackMethod();
            case NUMBER_OUTSIDE_UK -> conditions.add("c.number_outside_uk");
            case IN_GRACE -> inGrace();
            case EXCEPTED -> conditions.add("t.id is not null");
            case EVER_COMPROMISED -> conditions.add("s.ever_compromised");
        }
    }

    private void notUnderMfa() {
        conditions.add(underPolicy(EffectivePolicy.NONE));
        conditions.add(SOMEBODY_SIGNS_IN);
    }

    private void lackMethod() {
        conditions.add(SOMEBODY_SIGNS_IN);
        conditions.add("c.methods in (:withoutCoreMethod)");
        values.put("withoutCoreMethod", WITHOUT_CORE_METHOD);
    }

    private void inGrace() {
        conditions.add("not c.administrator");
        lackMethod();
        conditions.add(or(Stream.of(EffectivePolicy.values())
                .flatMap(policy -> policy
                        .asPolicy()
                        .filter(joined -> !wanted.policies().graceOf(joined).isZero())
                        .map(TenantTable.JOINED_LATELY::get)
                        .map(joined -> "%s and %s".formatted(underPolicy(policy), joined))
                        .stream())));
        values.putAll(wanted.lately());
    }

    private String underPolicy(EffectivePolicy policy) {
        return underPolicy(wanted.policies(), policy);
    }

    static String underPolicy(PoliciesThatCount policies, EffectivePolicy policy) {
        return or(policies.under(policy).stream().map(Condition::sqlOf));
    }

    private static String or(Stream<String> alternatives) {
        return Stream.concat(Stream.of("1 = 0"), alternatives).collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String sqlOf(PolicyFacts facts) {
        return Stream.of(
                        is(facts.namedLocations(), "c.named_locations"),
                        is(facts.standard(), "c.standard"),
                        is(facts.everCompromised(), TenantTable.EVER_COMPROMISED),
                        is(facts.perUserMfa(), "c.per_user_mfa"))
                .collect(Collectors.joining(" and "));
    }

    private static String is(boolean so, String column) {
        return so ? column : "not " + column;
    }

    /** Every text that the column of methods holds where none of them counts by itself. */
    private static List<String> withoutCoreMethod() {
        var sets = new ArrayList<Set<MethodType>>(List.of(Set.of()));
        for (MethodType type : MethodType.values()) {
            if (!type.isCore()) {
                for (Set<MethodType> set : List.copyOf(sets)) {
                    var larger = new HashSet<>(set);
                    larger.add(type);
                    sets.add(larger);
                }
            }
        }
        return sets.stream().map(CensusRows::column).toList();
    }
}
