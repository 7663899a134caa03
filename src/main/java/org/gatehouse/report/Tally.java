package org.gatehouse.report;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.precedence.MfaState;

/** Adds up accounts that are alike. */
final class Tally {

    private final Map<MethodType, Long> byMethod = noneOf(MethodType.class);
    private final Map<MethodType, Long> ssprOnlyByMethod = noneOf(MethodType.class);
    private final Map<EffectivePolicy, Long> byPolicy = noneOf(EffectivePolicy.class);
    private long accounts;
    private long underMfa;
    private long notUnderMfa;
    private long notUnderMfaExcepted;
    private long needNoMfa;
    private long ssprOnly;
    private long noMethod;
    private long numberOutsideUk;
    private long inGrace;
    private long excepted;
    private long everCompromised;
    private long compromised;

    void add(Alike alike, EffectivePolicy policy) {
        var status = new MfaStatus(policy, alike.kind(), alike.administrator(), alike.methods());
        MfaState state = status.state();
        long number = alike.number();
        accounts += number;
        underMfa += state.isUnderMfa() ? number : 0;
        notUnderMfa += state.lacksMfa() ? number : 0;
        notUnderMfaExcepted += state.lacksMfa() && alike.excepted() ? number : 0;
        needNoMfa += state == MfaState.SHARED_MAILBOX ? number : 0;
        ssprOnly += status.ssprOnly() ? number : 0;
        noMethod += status.lacksMethod() ? number : 0;
        numberOutsideUk += alike.numberOutsideUk() ? number : 0;
        inGrace +=
                status.toRegisterUnder().filter(alike.joinedLately()::contains).isPresent() ? number : 0;
        excepted += alike.excepted() ? number : 0;
        everCompromised += alike.facts().everCompromised() ? number : 0;
        compromised += alike.compromised() ? number : 0;
        byPolicy.merge(policy, number, Long::sum);
        for (MethodType method : alike.methods()) {
            byMethod.merge(method, number, Long::sum);
            ssprOnlyByMethod.merge(method, status.ssprOnly() ? number : 0, Long::sum);
        }
    }

    Adoption of(OdsCode organisation, Instant asOf) {
        return new Adoption(
                organisation == null ? null : organisation.value(),
                asOf,
                accounts,
                underMfa,
                notUnderMfa,
                notUnderMfaExcepted,
                needNoMfa,
                ssprOnly,
                noMethod,
                numberOutsideUk,
                inGrace,
                excepted,
                everCompromised,
                compromised,
                byMethod,
                ssprOnlyByMethod,
                byPolicy);
    }

    private static <E extends Enum<E>> Map<E, Long> noneOf(Class<E> type) {
        var counts = new EnumMap<E, Long>(type);
        for (E each : type.getEnumConstants()) {
            counts.put(each, 0L);
        }
        return counts;
    }
}
