package org.gatehouse.signin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;

/** Facts that begin with an ordinary account under Standard, which has an app and signs in from home. */
final class FactsOf {

    static final Attempt OUTLOOK = new Attempt(Application.OUTLOOK, Client.WEB, Combinations.AT);

    private boolean disabled;
    private boolean compromised;
    private boolean everCompromised;
    private boolean exceptionActive;
    private boolean administrator;
    private Set<MfaPolicy> policies = EnumSet.of(MfaPolicy.STANDARD);
    private boolean perUserMfa;
    private Set<MethodType> methods = EnumSet.of(MethodType.AUTHENTICATOR_APP);
    private Instant graceStartedAt;
    private boolean fromNamedLocation;

    private FactsOf() {}

    static FactsOf anybody() {
        return new FactsOf();
    }

    static FactsOf underNamedLocations() {
        return anybody().in(MfaPolicy.NAMED_LOCATIONS);
    }

    static Attempt signIn(Application application, Client client) {
        return new Attempt(application, client, Combinations.AT);
    }

    FactsOf disabled() {
        disabled = true;
        return this;
    }

    FactsOf compromised() {
        compromised = true;
        return onceCompromised();
    }

    FactsOf onceCompromised() {
        everCompromised = true;
        return this;
    }

    FactsOf excepted() {
        exceptionActive = true;
        return this;
    }

    FactsOf administrator() {
        administrator = true;
        return this;
    }

    FactsOf in(MfaPolicy... only) {
        policies = Set.of(only);
        return this;
    }

    FactsOf perUserMfa() {
        perUserMfa = true;
        return this;
    }

    FactsOf with(MethodType... only) {
        methods = Set.of(only);
        return this;
    }

    FactsOf joined(Instant at) {
        graceStartedAt = at;
        return this;
    }

    FactsOf onSite() {
        fromNamedLocation = true;
        return this;
    }

    Facts facts() {
        return new Facts(
                disabled,
                compromised,
                everCompromised,
                exceptionActive,
                administrator,
                policies,
                perUserMfa,
                methods,
                graceStartedAt,
                fromNamedLocation);
    }
}
