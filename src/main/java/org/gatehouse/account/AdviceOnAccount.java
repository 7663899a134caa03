package org.gatehouse.account;

import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.guidance.Topic;
import org.gatehouse.identity.UkPhoneNumber;
import org.gatehouse.precedence.MfaState;

/** Which guidance fits an account for whoever helps its holder. */
final class AdviceOnAccount {

    private AdviceOnAccount() {}

    /** What the account as it stands gives reason to read. */
    static Set<Topic> about(AccountRecord record) {
        DirectoryAccount account = record.account();
        var topics = EnumSet.of(Topic.ADMIN_GUIDE);
        if (record.standing().compromised()) {
            topics.add(Topic.COMPROMISED);
            return topics;
        }
        topics.add(Topic.EXCEPTIONS);
        addPolicies(account, record.mfa(), topics);
        addMethods(account, record.mfa(), topics);
        if (account.administrator()) {
            topics.add(Topic.ADMINISTRATORS);
        }
        if (account.kind() != AccountKind.USER) {
            topics.add(Topic.SHARED_MAILBOX);
        }
        return topics;
    }

    private static void addPolicies(DirectoryAccount account, MfaState mfa, Set<Topic> topics) {
        if (!mfa.isUnderMfa() && mfa != MfaState.SHARED_MAILBOX) {
            topics.add(Topic.NOT_PROTECTED);
            topics.add(Topic.SELF_ENROLMENT);
        }
        if (mfa == MfaState.NAMED_LOCATIONS) {
            topics.add(Topic.NAMED_LOCATIONS);
        }
        if (account.policies().containsAll(Set.of(MfaPolicy.values()))) {
            topics.add(Topic.PRECEDENCE);
        }
        if (account.perUserMfa()) {
            topics.add(Topic.PER_USER_MFA);
        }
    }

    private static void addMethods(DirectoryAccount account, MfaState mfa, Set<Topic> topics) {
        long core = account.methods().stream()
                .filter(method -> method.type().isCore())
                .count();
        if (core == 0 && mfa.isUnderMfa()) {
            topics.add(mfa == MfaState.NAMED_LOCATIONS && !account.administrator() ? Topic.GRACE : Topic.REGISTER_NOW);
            topics.add(Topic.TOTP);
        }
        if (core == 1) {
            topics.add(Topic.MORE_THAN_ONE_METHOD);
            topics.add(Topic.LOCKED_OUT);
        }
        if (account.methods().isEmpty()) {
            return;
        }
        topics.add(Topic.RE_ENROLLING);
        topics.add(Topic.LOST_DEVICE);
        for (AuthenticationMethod method : account.methods()) {
            addMethod(method, topics);
        }
    }

    private static void addMethod(AuthenticationMethod method, Set<Topic> topics) {
        switch (method.type()) {
            case AUTHENTICATOR_APP -> {
                topics.add(Topic.AUTHENTICATOR_TROUBLE);
                topics.add(Topic.MOVE_AUTHENTICATOR);
            }
            case SMS, CALL ->
                topics.add(UkPhoneNumber.isFromAbroad(method.detail()) ? Topic.UK_NUMBERS : Topic.NEW_PHONE);
            case FIDO2 -> topics.add(Topic.FIDO2);
            case SMARTCARD -> topics.add(Topic.SMARTCARD);
        }
    }
}
