package org.gatehouse.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.request.Attachments.Attachment;
import org.gatehouse.request.Decision;
import org.gatehouse.request.ExceptionRows;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase;
import org.gatehouse.request.Warning;
import org.gatehouse.store.Sha256;

/**
 * A request as programs read it in an evidence pack. A form of its own, for a pack is read years later: its names stay,
 * whatever becomes of the interface, and what is added gets new ones.
 *
 * @param format raised only if a name must change its meaning after all
 * @param takenAt the moment that all of it tells of
 * @param takenBy the login of who took it out
 * @param discrepancies in what the request and its decisions differed from the facts of them at that moment; then the facts
 *     are what was sealed
 * @param keptUntil when personal data of it expires in Gatehouse, or null as long as that is not known
 */
record EvidenceRecord(
        int format,
        Instant takenAt,
        String takenBy,
        List<String> discrepancies,
        Asked request,
        List<Decision> decisions,
        List<ExceptionRows.Row> exceptions,
        List<CaseProcess> processes,
        List<Task> tasks,
        List<CaseEvent> timeline,
        List<UsedTable> tables,
        List<Model> models,
        List<Document> documents,
        Instant keptUntil) {

    private static final int FORMAT = 1;

    /**
     * What was asked and where it stands.
     *
     * @param facts what was asked, line by line as people read it
     * @param details the same as it is kept
     */
    record Asked(
            String ritm,
            String serviceDeskReference,
            String type,
            String subject,
            String organisation,
            String organisationName,
            String status,
            List<RequestCase.Fact> facts,
            @JsonRawValue String details,
            List<Warning> warnings,
            Instant submittedAt,
            String submittedBy,
            String requestedBy,
            Instant dueAt,
            Instant completedAt,
            Instant escalateUntil,
            String resubmissionOf,
            String resubmittedAs,
            String renews,
            Instant expiredAt) {

        static Asked of(CaseRecord told) {
            Request request = told.request();
            return new Asked(
                    request.ritm().value(),
                    request.serviceDeskReference(),
                    request.type().name(),
                    told.subject(),
                    request.organisation().value(),
                    told.organisation(),
                    request.status().name(),
                    told.facts(),
                    request.details(),
                    request.warnings(),
                    request.submittedAt(),
                    request.submittedBy(),
                    request.requestedBy().value(),
                    request.dueAt(),
                    request.completedAt(),
                    request.escalateUntil(),
                    text(request.resubmissionOf()),
                    text(request.resubmittedAs()),
                    text(request.renews()),
                    request.expiredAt());
        }
    }

    /** @param onTime null where nothing was promised */
    record Task(@JsonUnwrapped CaseTask task, Boolean onTime, Duration late) {

        static Task of(CaseTask task, Instant now) {
            Duration late = task.late(now);
            return new Task(task, task.dueAt() == null ? null : late.isZero(), late);
        }
    }

    /** A model that ran, by its name in the pack. */
    record Model(String file, String sha256) {}

    /** A document that was added to the request, by its name in the pack. */
    record Document(String file, @JsonUnwrapped Attachment document) {}

    static EvidenceRecord of(
            CaseRecord told,
            List<ExceptionRows.Row> exceptions,
            List<Model> models,
            List<Document> documents,
            Instant now,
            String by) {
        return new EvidenceRecord(
                FORMAT,
                now,
                by,
                told.discrepancies(),
                Asked.of(told),
                told.decisions(),
                exceptions,
                told.processes(),
                told.tasks().stream().map(task -> Task.of(task, now)).toList(),
                told.events(),
                told.tables(),
                models,
                documents,
                told.keptUntil());
    }

    /** In hexadecimal. */
    static String sha256(byte[] content) {
        return Sha256.of(content);
    }

    private static String text(Object reference) {
        return reference == null ? null : reference.toString();
    }
}
