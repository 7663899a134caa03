package org.gatehouse.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.request.Who;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Tells events in words, each person looked up once. */
@Component
class EventLines {

    private final Who who;
    private final LondonTime london;

    EventLines(Who who, LondonTime london) {
        this.who = who;
        this.london = london;
    }

    List<EventLine> of(List<CaseEvent> events) {
        Map<String, String> names = new HashMap<>();
        return events.stream()
                .map(event -> new EventLine(
                        london.exactly(event.at()),
                        event.kind(),
                        event.what(),
                        names.computeIfAbsent(event.by(), who::inWords),
                        event.details(),
                        event.tables().stream().map(EventLine::told).toList()))
                .toList();
    }
}
