package org.gatehouse.request;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happened to each request: the part of the audit trail that everybody sees who sees the request. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Journal {

    private static final Set<FactKind> TOLD =
            Arrays.stream(JournalKind.values()).map(Journal::asFact).collect(Collectors.toSet());

    private final AuditTrail trail;

    Journal(AuditTrail trail) {
        this.trail = trail;
    }

    public void note(RequestReference ritm, JournalKind kind, String what, String by) {
        note(ritm, kind, what, by, Map.of());
    }

    public void note(RequestReference ritm, JournalKind kind, String what, String by, Map<String, ?> details) {
        trail.record(asFact(kind), ritm.value(), what, by, details);
    }

    /** Everything that happened to a request, oldest first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> of(RequestReference ritm) {
        return trail.of(ritm.value()).stream()
                .filter(fact -> TOLD.contains(fact.kind()))
                .map(Journal::entry)
                .toList();
    }

    private static FactKind asFact(JournalKind kind) {
        return FactKind.valueOf(kind.name());
    }

    private static JournalEntry entry(Fact fact) {
        return new JournalEntry(
                fact.at(), JournalKind.valueOf(fact.kind().name()), fact.what(), fact.by(), fact.details());
    }
}
