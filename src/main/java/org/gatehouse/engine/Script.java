package org.gatehouse.engine;

import java.util.Map;
import java.util.Optional;

/** What the steps of a rehearsed instance do instead of their work. */
@FunctionalInterface
public interface Script {

    /** Pretends that every step succeeds and writes nothing. */
    Script NOTHING = (activity, occurrence) -> Optional.empty();

    /**
     * What was done at an activity.
     *
     * @param variables written to the instance, by their names
     * @param locals written to the activity alone
     * @param error the code of the business error that it ended with, or null
     */
    record Act(Map<String, Object> variables, Map<String, Object> locals, String error) {

        public static final Act NOTHING = new Act(Map.of(), Map.of(), null);
    }

    /**
     * What is to be done when an activity begins.
     *
     * @param occurrence for which time it begins, from 1
     * @return empty where nothing is known of it, which then succeeds and writes nothing
     */
    Optional<Act> actOf(String activity, int occurrence);
}
