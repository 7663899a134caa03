package org.gatehouse.request;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;

/** What a person may do with a request as it stands. */
public final class AllowedActions {

    /** Who may ask how a request stands. */
    public static final Predicate<Person> ENQUIRERS = Door.WORKERS.or(Door.REQUESTERS);

    private AllowedActions() {}

    /** @param exception the exceptions that it asked for, or null where it asks for something else */
    public static Set<Action> of(Person person, Request request, ExceptionView exception, Instant now) {
        var actions = EnumSet.noneOf(Action.class);
        if (ENQUIRERS.test(person)) {
            actions.add(Action.ENQUIRE);
        }
        boolean requester = person.administers(request.organisation()) || person.is(Groups.INTEGRATION);
        if (requester && withdrawable(request)) {
            actions.add(Action.WITHDRAW);
        }
        if (requester && request.isContestable(now)) {
            actions.add(Action.ESCALATE);
            actions.add(Action.RESUBMIT);
        }
        if (requester && exception != null && exception.isCancellable(now)) {
            actions.add(Action.CANCEL);
        }
        if (requester
                && request.type() == RequestType.LONG_TERM_EXCEPTION
                && exception != null
                && exception.isRenewable(now)) {
            actions.add(Action.RENEW);
        }
        if (person.is(Groups.DIRECTORY_SUPPORT)
                && request.type() == RequestType.ONBOARDING
                && request.status() == RequestStatus.COMPLETED) {
            actions.add(Action.RETIRE);
        }
        return actions;
    }

    public static boolean withdrawable(Request request) {
        return request.type() != RequestType.SHORT_TERM_EXCEPTION && isUndecided(request);
    }

    private static boolean isUndecided(Request request) {
        return request.status() == RequestStatus.SUBMITTED || request.status() == RequestStatus.IN_REVIEW;
    }
}
