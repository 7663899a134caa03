package org.gatehouse.signin;

import java.util.function.Function;

/** Something that accounts of one site may differ in, and that makes a difference to their sign-ins. */
enum Trait {
    POLICY("Policy", verdict -> verdict.policy().inWords()),
    PER_USER_MFA("Per-user MFA", verdict -> onOrOff(verdict.facts().perUserMfa())),
    ADMINISTRATOR("Administrator role", verdict -> yesOrNo(verdict.facts().administrator())),
    REGISTERED("Method registered", verdict -> yesOrNo(verdict.facts().hasCoreMethod())),
    EXCEPTION("Exception", verdict -> verdict.facts().exceptionActive() ? "runs" : "none"),
    BOTH_POLICIES(
            "In groups of both policies", verdict -> yesOrNo(verdict.facts().isInBoth())),
    STANDING("Compromised", verdict -> standing(verdict.facts())),
    STATUS("Status", verdict -> verdict.facts().disabled() ? "disabled" : "enabled");

    private final String inWords;
    private final Function<Verdict, String> value;

    Trait(String inWords, Function<Verdict, String> value) {
        this.inWords = inWords;
        this.value = value;
    }

    String of(Verdict verdict) {
        return value.apply(verdict);
    }

    String inWords() {
        return inWords;
    }

    private static String standing(Facts facts) {
        return facts.compromised() ? "now" : facts.everCompromised() ? "once" : "never";
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String onOrOff(boolean on) {
        return on ? "on" : "off";
    }
}
