package org.gatehouse.signin;

import java.time.Instant;
import java.util.Map;
import org.gatehouse.directory.MethodType;
import org.gatehouse.precedence.EffectivePolicy;

/** What the decision table is asked: of a few values each, so that many accounts come to few questions. */
record Question(
        boolean disabled,
        boolean compromised,
        boolean administrator,
        EffectivePolicy policy,
        Application application,
        Client client,
        boolean exceptionActive,
        boolean perUserMfa,
        boolean fromNamedLocation,
        boolean coreMethod,
        boolean fido2,
        boolean smartcard,
        boolean inGrace) {

    /** @param graceEndsAt from then on the days of grace are over */
    static Question of(Facts facts, Attempt attempt, EffectivePolicy policy, Instant graceEndsAt) {
        return new Question(
                facts.disabled(),
                facts.compromised(),
                facts.administrator(),
                policy,
                attempt.application(),
                attempt.client(),
                facts.exceptionActive(),
                facts.perUserMfa(),
                facts.fromNamedLocation(),
                facts.hasCoreMethod(),
                facts.has(MethodType.FIDO2),
                facts.has(MethodType.SMARTCARD),
                attempt.at().isBefore(graceEndsAt));
    }

    /** By the names that the columns of the table have. */
    Map<String, Object> inputs() {
        return Map.ofEntries(
                Map.entry("disabled", disabled),
                Map.entry("compromised", compromised),
                Map.entry("administrator", administrator),
                Map.entry("policy", policy.name()),
                Map.entry("application", application.name()),
                Map.entry("client", client.name()),
                Map.entry("exceptionActive", exceptionActive),
                Map.entry("perUserMfa", perUserMfa),
                Map.entry("fromNamedLocation", fromNamedLocation),
                Map.entry("coreMethod", coreMethod),
                Map.entry("fido2", fido2),
                Map.entry("smartcard", smartcard),
                Map.entry("inGrace", inGrace));
    }
}
