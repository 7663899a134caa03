package org.gatehouse.modelchange;

import java.util.List;
import org.gatehouse.identity.Person;
import org.gatehouse.web.Door;
import org.gatehouse.web.HomeCards;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How many proposed changes wait for this process owner. */
@Component
@Order(22)
class ChangeHome implements HomeCards {

    private final ChangeRows rows;

    ChangeHome(ChangeRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Card> of(Person person) {
        if (!Door.PROCESS_OWNERS.test(person)) {
            return List.of();
        }
        long waiting = rows.waitingFor(person.login());
        String text = waiting == 1 ? "change of a diagram or table waits" : "changes of diagrams or tables wait";
        return List.of(
                new Card("Proposed changes", "/models/changes", waiting, "%s for your decision".formatted(text)));
    }
}
