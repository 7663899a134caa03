package org.gatehouse.compromise;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.gatehouse.engine.Step;

/** Removes the telephone numbers from the methods (AC-109), and tells which methods are left: an attacker may have registered
 * them. */
@Step(
        label = "Remove the telephone numbers",
        reads = "ritm",
        writes = {"leftToPerson", "step"},
        errors = CompromiseProcess.ACCOUNT_DELETED,
        remote = true,
        knownByElement = true)
class RemovePhoneMethods extends LockDownStep {

    private static final Set<MethodType> PHONE = EnumSet.of(MethodType.SMS, MethodType.CALL);

    private final AccountControl control;

    RemovePhoneMethods(LockDown lockDown, AccountControl control) {
        super(ContainmentStep.REMOVE_PHONE_METHODS, lockDown);
        this.control = control;
    }

    @Override
    Seen read(CompromiseCase subject, Duration skew) {
        Map<Boolean, List<MethodType>> methods = control.methodsOf(subject.accountId()).stream()
                .map(AuthenticationMethod::type)
                .collect(Collectors.partitioningBy(PHONE::contains));
        List<MethodType> phone = methods.get(true);
        List<MethodType> others = methods.get(false);
        return new Seen(
                phone.isEmpty(),
                phone.isEmpty() ? "none" : inWords(phone),
                others.isEmpty() ? null : "Methods left, which may be an attacker's: " + inWords(others));
    }

    @Override
    void take(CompromiseCase subject) {
        control.removeMethods(subject.accountId(), PHONE);
    }

    private static String inWords(List<MethodType> types) {
        return types.stream().map(MethodType::inWords).collect(Collectors.joining(", "));
    }
}
