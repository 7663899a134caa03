package org.gatehouse.signin;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.refusal.Findings;
import org.gatehouse.worktime.WorkingHours;

/** What if something were otherwise. */
enum Change {
    IN_A_NAMED_LOCATION("In a named location", Of.PLACE),
    FROM_HOME("From home, in no named location", Of.PLACE),
    TOMORROW_AT_TEN("Tomorrow at 10:00", Of.TIME),
    IN_A_FORTNIGHT("In 14 days", Of.TIME),
    WITHOUT_EXCEPTION("Without an exception", Of.EXCEPTION),
    WITH_EXCEPTION("With an exception", Of.EXCEPTION),
    UNDER_NAMED_LOCATIONS("In a Named Locations group only", Of.POLICY),
    UNDER_STANDARD("In a Standard group only", Of.POLICY),
    WITHOUT_PER_USER_MFA("Without per-user MFA", Of.PER_USER_MFA),
    WITH_APP("With the Authenticator app registered", Of.METHODS),
    IN_THE_BROWSER("In the browser", Of.CLIENT);

    /** What is changed. Of each, one change at a time makes sense. */
    enum Of {
        PLACE,
        TIME,
        EXCEPTION,
        POLICY,
        PER_USER_MFA,
        METHODS,
        CLIENT
    }

    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final int FORTNIGHT = 14;

    private final String inWords;
    private final Of of;

    Change(String inWords, Of of) {
        this.inWords = inWords;
        this.of = of;
    }

    /** Notes which of these exclude each other. */
    static void refuseContradictions(List<Change> changes, Findings findings) {
        changes.stream()
                .collect(Collectors.groupingBy(change -> change.of, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> findings.add(
                        "change",
                        "CONTRADICTION",
                        "Choose one of these: "
                                + same.stream().map(Change::inWords).collect(Collectors.joining(", or "))));
    }

    public String inWords() {
        return inWords;
    }

    Gathered of(Gathered now) {
        Facts facts = now.facts();
        return switch (this) {
            case IN_A_NAMED_LOCATION -> now.from(true);
            case FROM_HOME -> now.from(false);
            case TOMORROW_AT_TEN ->
                now.at(LocalDate.ofInstant(now.attempt().at(), WorkingHours.LONDON)
                        .plusDays(1)
                        .atTime(TEN)
                        .atZone(WorkingHours.LONDON)
                        .toInstant());
            case IN_A_FORTNIGHT -> now.at(now.attempt().at().plus(Duration.ofDays(FORTNIGHT)));
            case WITHOUT_EXCEPTION -> now.excepted(false);
            case WITH_EXCEPTION -> now.excepted(true);
            case UNDER_NAMED_LOCATIONS -> now.with(facts.in(Set.of(MfaPolicy.NAMED_LOCATIONS)));
            case UNDER_STANDARD -> now.with(facts.in(Set.of(MfaPolicy.STANDARD)));
            case WITHOUT_PER_USER_MFA -> now.with(facts.withoutPerUserMfa());
            case WITH_APP -> now.with(facts.registered(withApp(facts.methods())));
            case IN_THE_BROWSER ->
                now.with(new Attempt(
                        now.attempt().application(), Client.WEB, now.attempt().at()));
        };
    }

    private static Set<MethodType> withApp(Set<MethodType> methods) {
        Set<MethodType> more = EnumSet.of(MethodType.AUTHENTICATOR_APP);
        more.addAll(methods);
        return more;
    }
}
