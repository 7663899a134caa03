package org.gatehouse.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of a process, with what it called, as an event log tells it.
 *
 * @param ritm the request that it serves, or null for an enrolment that needed nobody
 * @param own whether it is the request's own process, and not one that the request led to, such as an exception's term
 * @param organisation or null where the account belongs to none
 * @param outcome the status of the request, or the state of the term or enrolment; null where it has none
 * @param version of the diagram; 0 where that is no longer kept
 * @param startEvent the element of the diagram that it began with
 * @param ended null while it runs
 * @param begunBy the login of who asked for it, or null
 */
record EventTrace(
        String instance,
        String ritm,
        boolean own,
        String type,
        String organisation,
        String outcome,
        String process,
        int version,
        String startEvent,
        Instant begun,
        Instant ended,
        String begunBy) {

    /** A name that no other trace has. */
    String name() {
        if (own) {
            return ritm;
        }
        return ritm == null ? instance : ritm + "/" + instance;
    }

    /**
     * One activity of it.
     *
     * @param element of the diagram
     * @param type as the engine calls it
     * @param ended null while it lasts
     * @param order in which the engine began them, for those that have the same time
     * @param assignee the login of who did it, or null where nobody has it
     * @param group whose work it is, or null where it is the product's
     */
    record Activity(
            String instance,
            String element,
            String name,
            String type,
            Instant begun,
            Instant ended,
            boolean cancelled,
            long order,
            String assignee,
            String group) {

        private boolean isForPeople() {
            return type.equals("userTask");
        }

        /** Whether it takes no time, so that telling its begin and its end would tell it twice. */
        private boolean isMoment() {
            return type.endsWith("Event") || type.startsWith("boundary");
        }

        /** Whether it begins the process that was asked for, and not one that it called. */
        private boolean begins(EventTrace trace) {
            return trace.instance().equals(instance) && element.equals(trace.startEvent());
        }

        Stream<Event> events(EventTrace trace) {
            String who = doneBy(trace);
            Event start = new Event(name, Transition.START, begun, order, who, group);
            if (isMoment()) {
                return Stream.of(new Event(name, Transition.COMPLETE, begun, order, who, group));
            }
            if (ended == null) {
                return Stream.of(start);
            }
            return Stream.of(
                    start,
                    new Event(name, cancelled ? Transition.ATE_ABORT : Transition.COMPLETE, ended, order, who, group));
        }

        private String doneBy(EventTrace trace) {
            if (isForPeople()) {
                return assignee;
            }
            return begins(trace) && trace.begunBy() != null ? trace.begunBy() : EventLog.PRODUCT;
        }
    }

    /** Those of the standard's lifecycle that are told; in the order in which they come at the same time. */
    enum Transition {
        START,
        COMPLETE,
        /** The activity was cut short. */
        ATE_ABORT
    }

    /**
     * Something that happened to an activity.
     *
     * @param who the login, {@link EventLog#PRODUCT}, or null where nobody had it
     */
    record Event(String activity, Transition transition, Instant at, long order, String who, String group) {}

    /** In the order in which they happened. */
    List<Event> events(List<Activity> activities) {
        return activities.stream()
                .flatMap(activity -> activity.events(this))
                .sorted(Comparator.comparing(Event::at)
                        .thenComparing(Event::order)
                        .thenComparing(Event::transition))
                .toList();
    }
}
