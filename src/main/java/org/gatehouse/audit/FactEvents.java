package org.gatehouse.audit;

import java.util.List;
import java.util.Map;
import org.gatehouse.audit.CaseEvent.Detail;
import org.gatehouse.audit.CaseEvent.Kind;
import org.gatehouse.request.DetailLines;
import org.gatehouse.store.Json;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.Ruling;
import org.springframework.stereotype.Component;

/** Tells audited facts as events. */
@Component
class FactEvents {

    private final Json json;
    private final TableReader tables;

    FactEvents(Json json, TableReader tables) {
        this.json = json;
        this.tables = tables;
    }

    List<CaseEvent> of(List<Fact> facts) {
        return facts.stream().map(this::of).toList();
    }

    private CaseEvent of(Fact fact) {
        return new CaseEvent(
                fact.at(),
                Kind.of(fact.kind()),
                fact.what(),
                fact.by(),
                details(fact.details()),
                fired(fact.rulings()),
                fact.id());
    }

    private static List<Detail> details(Map<String, Object> details) {
        return DetailLines.of(details).stream()
                .map(line -> new Detail(line.label(), line.value()))
                .toList();
    }

    private List<FiredTable> fired(String rulings) {
        return rulings == null
                ? List.of()
                : json.readList(rulings, Ruling.class).stream()
                        .map(tables::fired)
                        .toList();
    }
}
