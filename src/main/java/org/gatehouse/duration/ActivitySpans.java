package org.gatehouse.duration;

import java.time.Instant;
import java.util.List;
import org.gatehouse.engine.FinishedActivities;
import org.gatehouse.engine.FinishedActivities.Activity;
import org.springframework.stereotype.Component;

/** The tasks, steps and calls of processes. */
@Component
class ActivitySpans implements SpanSource {

    private final FinishedActivities activities;

    ActivitySpans(FinishedActivities activities) {
        this.activities = activities;
    }

    @Override
    public String name() {
        return "activities";
    }

    @Override
    public List<Span> after(Place place, Instant until, int most) {
        return activities.after(place.endedAt(), place.id(), until, most).stream()
                .map(ActivitySpans::span)
                .toList();
    }

    private static Span span(Activity activity) {
        MeasuredKind kind = switch (activity.type()) {
            case "userTask" -> MeasuredKind.TASK;
            case "callActivity" -> MeasuredKind.CALL;
            default -> MeasuredKind.STEP;
        };
        return new Span(
                activity.id(),
                activity.process(),
                activity.version(),
                activity.element(),
                kind,
                activity.name(),
                activity.endedAt(),
                activity.milliseconds());
    }
}
