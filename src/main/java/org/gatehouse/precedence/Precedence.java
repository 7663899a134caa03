package org.gatehouse.precedence;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.engine.DecisionTables;
import org.springframework.stereotype.Component;

/** Reads {@code processes/policy-precedence.dmn}: changes to precedence are announced, so they are data (AC-046). */
@Component
public class Precedence {

    private static final String TABLE = "policy-precedence";

    private final DecisionTables tables;

    Precedence(DecisionTables tables) {
        this.tables = tables;
    }

    /** The precedence of one moment, for whoever looks at many accounts: the table is asked once for each combination. */
    public final class InForce {

        private record Coverage(Set<MfaPolicy> policies, boolean perUserMfa, boolean everCompromised) {}

        private final Map<Coverage, EffectivePolicy> known = new ConcurrentHashMap<>();

        private InForce() {}

        /** @see Precedence#of */
        public EffectivePolicy of(Set<MfaPolicy> policies, boolean perUserMfa, boolean everCompromised) {
            return known.computeIfAbsent(
                    new Coverage(policies, perUserMfa, everCompromised),
                    coverage -> Precedence.this.of(policies, perUserMfa, everCompromised));
        }
    }

    public InForce inForce() {
        return new InForce();
    }

    /**
     * @param policies that the account's groups are linked to
     * @param everCompromised such an account keeps MFA for ever (AC-116)
     * @throws IllegalStateException if the table has no row for it
     */
    public EffectivePolicy of(Set<MfaPolicy> policies, boolean perUserMfa, boolean everCompromised) {
        List<Map<String, Object>> rows = tables.ask(
                TABLE,
                Map.of(
                        "namedLocations",
                        policies.contains(MfaPolicy.NAMED_LOCATIONS),
                        "standard",
                        policies.contains(MfaPolicy.STANDARD),
                        "everCompromised",
                        everCompromised,
                        "perUserMfa",
                        perUserMfa));
        if (rows.isEmpty()) {
            throw new IllegalStateException(TABLE + ".dmn has no row for this account");
        }
        return EffectivePolicy.valueOf((String) rows.get(0).get("policy"));
    }
}
