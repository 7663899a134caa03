package org.gatehouse.signin;

import java.util.LinkedHashSet;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.guidance.Topic;
import org.gatehouse.precedence.EffectivePolicy;

/** What is worth reading after a verdict, what is to be done first at the top. */
final class AdviceTopics {

    private final Verdict verdict;
    private final Facts facts;
    private final Seen seen;
    private final Set<Topic> topics = new LinkedHashSet<>();

    private AdviceTopics(Verdict verdict, Seen seen) {
        this.verdict = verdict;
        this.seen = seen;
        this.facts = verdict.facts();
    }

    static Set<Topic> of(Verdict verdict, Seen seen) {
        var advice = new AdviceTopics(verdict, seen);
        switch (verdict.outcome()) {
            case BLOCKED -> advice.add(verdict.facts().compromised() ? Topic.COMPROMISED : Topic.DISABLED);
            case CLIENT_NOT_SUPPORTED -> advice.add(Topic.OUTLOOK_2010);
            case MFA_NOT_REQUIRED -> advice.notRequired();
            case REGISTRATION_MAY_BE_SKIPPED -> advice.grace();
            case REGISTRATION_REQUIRED -> advice.registration();
            case SATISFIED_BY_TOKEN ->
                advice.add(verdict.facts().has(MethodType.FIDO2) ? Topic.FIDO2 : Topic.SMARTCARD);
            case MFA_REQUIRED -> advice.required();
        }
        if (verdict.outcome() != Outcome.BLOCKED) {
            advice.whateverItIs();
        }
        return advice.topics;
    }

    private void notRequired() {
        if (verdict.policy() == EffectivePolicy.NONE) {
            unprotected();
        } else if (facts.exceptionActive()) {
            add(Topic.EXCEPTIONS);
        } else {
            add(Topic.NAMED_LOCATIONS);
        }
    }

    /** Who signs in to it decides what is right: nobody, several people, somebody in an emergency, or its holder. */
    private void unprotected() {
        if (seen.breakGlass()) {
            add(Topic.EMERGENCY);
        } else if (seen.kind() == AccountKind.USER) {
            add(Topic.NOT_PROTECTED);
            add(Topic.SELF_ENROLMENT);
        } else {
            add(Topic.SHARED_MAILBOX);
            if (seen.kind() == AccountKind.SHARED_USER_ACCOUNT) {
                add(Topic.EXCEPTIONS);
            }
        }
    }

    private void grace() {
        add(Topic.GRACE);
        if (!facts.fromNamedLocation()) {
            add(Topic.GRACE_OFF_SITE);
        }
        howToRegister();
    }

    private void registration() {
        add(verdict.hasGrace() ? Topic.GRACE_OVER : Topic.REGISTER_NOW);
        howToRegister();
    }

    private void howToRegister() {
        add(Topic.GET_STARTED);
        add(Topic.UK_NUMBERS);
        add(Topic.NO_CORPORATE_DEVICE);
        if (facts.has(MethodType.FIDO2)) {
            add(Topic.FIDO2);
        }
        if (facts.has(MethodType.SMARTCARD)) {
            add(Topic.SMARTCARD);
        }
    }

    private void required() {
        if (facts.perUserMfa() && (verdict.isUnderNamedLocations() || facts.exceptionActive())) {
            add(Topic.PER_USER_MFA);
        }
        if (facts.administrator()) {
            add(Topic.ADMINISTRATORS);
        }
        if (verdict.isUnderNamedLocations()) {
            add(Topic.NAMED_LOCATIONS);
        }
        add(Topic.WHEN_ASKED);
        add(Topic.LOST_DEVICE);
        if (facts.methods().size() == 1) {
            add(Topic.LOCKED_OUT);
            add(Topic.MORE_THAN_ONE_METHOD);
        }
        if (facts.has(MethodType.AUTHENTICATOR_APP)) {
            add(Topic.AUTHENTICATOR_TROUBLE);
        }
        if (facts.has(MethodType.SMARTCARD) && verdict.attempt().client() != Client.WEB) {
            add(Topic.SMARTCARD);
        }
    }

    private void whateverItIs() {
        if (verdict.attempt().client() == Client.OUTLOOK_2013) {
            add(Topic.OUTLOOK_2013);
        }
        if (facts.isInBoth()) {
            add(Topic.PRECEDENCE);
        }
    }

    private void add(Topic topic) {
        topics.add(topic);
    }
}
