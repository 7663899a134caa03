package org.gatehouse.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;

/** Every combination of what a sign-in depends on; the days of grace also at the instants around their end. */
final class Combinations {

    static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    private static final Duration GRACE = Duration.ofDays(14);
    private static final int BOOLEANS = 7;

    private static final List<Instant> JOINED = Arrays.asList(
            null,
            AT,
            AT.minus(GRACE).plusNanos(1),
            AT.minus(GRACE),
            AT.minus(GRACE).minusNanos(1));

    private Combinations() {}

    /** All but the combinations of an old Outlook with something else than Outlook, which nobody can ask about. */
    static void each(BiConsumer<Facts, Attempt> look) {
        for (Application application : Application.values()) {
            for (Client client : Client.values()) {
                if (client.suits(application)) {
                    facts().forEach(facts -> look.accept(facts, new Attempt(application, client, AT)));
                }
            }
        }
    }

    /** Every so-manieth of them: a prime goes through all values of everything, though not through all combinations. */
    static void every(int prime, BiConsumer<Facts, Attempt> look) {
        var number = new AtomicInteger();
        each((facts, attempt) -> {
            if (number.getAndIncrement() % prime == 0) {
                look.accept(facts, attempt);
            }
        });
    }

    private static List<Facts> facts() {
        return IntStream.range(0, 1 << BOOLEANS)
                .boxed()
                .flatMap(bits -> subsets(MfaPolicy.class).stream()
                        .flatMap(policies -> subsets(MethodType.class).stream()
                                .flatMap(methods -> JOINED.stream()
                                        .filter(joined -> matters(joined, policies, methods))
                                        .map(joined -> facts(bits, policies, methods, joined)))))
                .filter(facts -> facts.everCompromised() || !facts.compromised())
                .toList();
    }

    /** When somebody joined is the same to whoever is in no such group or has registered; two instants are enough there. */
    private static boolean matters(Instant joined, Set<MfaPolicy> policies, Set<MethodType> methods) {
        boolean depends =
                policies.contains(MfaPolicy.NAMED_LOCATIONS) && methods.stream().noneMatch(MethodType::isCore);
        return depends || joined == null || joined.equals(AT.minus(GRACE));
    }

    private static Facts facts(int bits, Set<MfaPolicy> policies, Set<MethodType> methods, Instant joined) {
        return new Facts(
                bit(bits, 0),
                bit(bits, 1),
                bit(bits, 2),
                bit(bits, 3),
                bit(bits, 4),
                policies,
                bit(bits, 5),
                methods,
                joined,
                bit(bits, 6));
    }

    private static boolean bit(int bits, int number) {
        return (bits >> number & 1) == 1;
    }

    private static <E extends Enum<E>> List<Set<E>> subsets(Class<E> type) {
        E[] all = type.getEnumConstants();
        return IntStream.range(0, 1 << all.length)
                .<Set<E>>mapToObj(bits -> {
                    Set<E> subset = EnumSet.noneOf(type);
                    IntStream.range(0, all.length)
                            .filter(number -> bit(bits, number))
                            .forEach(number -> subset.add(all[number]));
                    return subset;
                })
                .toList();
    }
}
