package org.gatehouse.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.exemption.Exemptions.Exemption;
import org.gatehouse.guidance.Topic;
import org.gatehouse.precedence.MfaState;
import org.gatehouse.standing.Standing;

/**
 * What holders see of their own accounts.
 *
 * @param exception the one that runs, or null
 * @param graceEndsAt until when the registration can still be skipped, or null where it cannot or nobody knows
 */
record SecurityInfo(
        DirectoryAccount account,
        Standing standing,
        MfaState mfa,
        List<ShownMethod> methods,
        Exemption exception,
        Instant graceEndsAt) {

    /** Nobody can sign in, and so nobody can change anything either. */
    public boolean locked() {
        return standing.compromised() || !account.enabled();
    }

    /** Whether there is anything to be gained: the Standard policy protects where nothing does, or what is outdated. */
    public boolean mayEnrol() {
        return !locked()
                && (mfa == MfaState.NONE || mfa == MfaState.SELF_SERVICE_ONLY || mfa == MfaState.PER_USER)
                && !standing.everCompromised();
    }

    /** What becomes of a sign-in just now, in a sentence or two. */
    public String inWords() {
        if (locked()) {
            return "Nobody can sign in to your account just now.";
        }
        boolean lifted = exception != null && !account.administrator() && !account.perUserMfa();
        if (lifted) {
            return "While your exception runs, the Portal and the Office 365 applications do not ask you for a second step.";
        }
        boolean proven = mfa.isUnderMfa() && coreMethods() > 0 && !account.administrator();
        if (proven && has(MethodType.FIDO2)) {
            return "Your FIDO2 security key takes the place of the second step.";
        }
        if (proven && has(MethodType.SMARTCARD)) {
            return "In the browser your smartcard takes the place of the second step. " + mfa.toHolder();
        }
        return mfa.toHolder();
    }

    /** What there is to do, the most urgent first. */
    List<Topic> toDo() {
        if (locked()) {
            return standing.compromised() ? List.of(Topic.COMPROMISED) : List.of();
        }
        var topics = new ArrayList<Topic>();
        long core = coreMethods();
        if (core == 0 && mfa.isUnderMfa()) {
            topics.add(mfa == MfaState.NAMED_LOCATIONS && !account.administrator() ? Topic.GRACE : Topic.REGISTER_NOW);
        }
        if (methods.stream().anyMatch(ShownMethod::outsideUk)) {
            topics.add(Topic.UK_NUMBERS);
        }
        if (core == 0 && !mfa.isUnderMfa()) {
            topics.add(Topic.GET_STARTED);
        }
        if (core == 1) {
            topics.add(Topic.MORE_THAN_ONE_METHOD);
        }
        return topics;
    }

    /** What helps when something happens, as far as it concerns the methods that are registered. */
    List<Topic> whenSomethingHappens() {
        var topics = new ArrayList<Topic>();
        if (has(MethodType.SMS) || has(MethodType.CALL)) {
            topics.add(Topic.NEW_PHONE);
            topics.add(Topic.CHANGED_NUMBER);
        }
        if (has(MethodType.AUTHENTICATOR_APP)) {
            topics.add(Topic.MOVE_AUTHENTICATOR);
            topics.add(Topic.AUTHENTICATOR_TROUBLE);
        }
        if (!methods.isEmpty()) {
            topics.add(Topic.LOST_DEVICE);
        }
        if (mfa.isUnderMfa() && coreMethods() < 2) {
            topics.add(Topic.LOCKED_OUT);
        }
        return topics;
    }

    List<Topic> goodToKnow() {
        var topics = new ArrayList<Topic>();
        if (!has(MethodType.AUTHENTICATOR_APP)) {
            topics.add(Topic.AUTHENTICATOR_SET_UP);
        }
        topics.addAll(List.of(
                Topic.WHEN_ASKED,
                Topic.NO_CORPORATE_DEVICE,
                Topic.NO_MOBILE_AT_WORK,
                Topic.FIDO2,
                Topic.SMARTCARD,
                Topic.OUTLOOK,
                Topic.OUTLOOK_2013,
                Topic.OUTLOOK_2010,
                Topic.PRIVACY,
                Topic.SECURITY_INFO));
        return topics;
    }

    private long coreMethods() {
        return methods.stream().filter(method -> method.type().isCore()).count();
    }

    private boolean has(MethodType type) {
        return methods.stream().anyMatch(method -> method.type() == type);
    }
}
