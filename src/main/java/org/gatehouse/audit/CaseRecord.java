package org.gatehouse.audit;

import java.time.Instant;
import java.util.List;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;

/**
 * Everything that is known of one request or case, as the auditor reads it.
 *
 * @param subject what was asked in a few words
 * @param facts what was asked line by line
 * @param processes that ran for it, in the order in which they began
 * @param tables the decision tables that it rests on, each version once, in the order of their names
 * @param events all that happened, oldest first
 * @param keptUntil when its personal data expires, or null as long as that is not known
 * @param discrepancies in what the request and its decisions differ from the facts of them, a sentence each
 */
public record CaseRecord(
        Request request,
        String subject,
        String organisation,
        List<RequestCase.Fact> facts,
        List<Decision> decisions,
        List<CaseProcess> processes,
        List<CaseTask> tasks,
        List<UsedTable> tables,
        List<CaseEvent> events,
        Instant keptUntil,
        List<String> discrepancies) {}
