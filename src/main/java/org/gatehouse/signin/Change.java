package org.gatehouse.signin;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.worktime.WorkingHours;

/** What if something were otherwise. */
enum Change {
    IN_A_NAMED_LOCATION("In a named location"),
    FROM_HOME("From home, in no named location"),
    TOMORROW_AT_TEN("Tomorrow at 10:00"),
    IN_A_FORTNIGHT("In 14 days"),
    WITHOUT_EXCEPTION("Without an exception"),
    WITH_EXCEPTION("With an exception"),
    UNDER_NAMED_LOCATIONS("In a Named Locations group only"),
    UNDER_STANDARD("In a Standard group only"),
    WITHOUT_PER_USER_MFA("Without per-user MFA"),
    WITH_APP("With the Authenticator app registered"),
    IN_THE_BROWSER("In the browser");

    private static final LocalTime TEN = LocalTime.of(10, 0);
    private static final int FORTNIGHT = 14;

    private final String inWords;

    Change(String inWords) {
        this.inWords = inWords;
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
