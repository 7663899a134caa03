package org.gatehouse.task;

import java.time.Clock;
import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.HomeCards;
import org.gatehouse.web.PageOf;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many tasks wait for this person, and how many of them too long. */
@Component
@Order(20)
class WorkHome implements HomeCards {

    private static final PageOf.Wanted ONLY_THE_TOTAL = new PageOf.Wanted(0, 1);

    private final TaskDesk desk;
    private final WorkItems items;
    private final Clock clock;

    WorkHome(TaskDesk desk, WorkItems items, Clock clock) {
        this.desk = desk;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public List<Card> of(Person person) {
        if (!TaskDoors.WORKERS.test(person)) {
            return List.of();
        }
        long total = desk.workFor(person, null, null, ONLY_THE_TOTAL).total();
        long overdue = items.countOverdue(person, clock.instant());
        String tasks = total == 1 ? "task waits for you" : "tasks wait for you";
        return List.of(new Card(
                "My work", "/my-work", total, overdue == 0 ? tasks : "%s, %d overdue".formatted(tasks, overdue)));
    }
}
