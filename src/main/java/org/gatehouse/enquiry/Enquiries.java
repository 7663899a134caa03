package org.gatehouse.enquiry;

import java.io.Serializable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.servicedesk.ServiceDesk;
import org.gatehouse.store.Times;
import org.gatehouse.worktime.ServiceLevels;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers enquiries, and hands those about overdue requests to the helpdesk. */
@Service
@Transactional
public class Enquiries {

    /**
     * The answer at once. Kept in the session until its page is shown.
     *
     * @param nextDeadline when the request is due, or where it is overdue the helpdesk's answer; null where nothing is
     *     promised any more
     * @param incident the helpdesk's number, only where the request is overdue
     */
    public record Answer(
            String request, String stage, String holder, Instant since, Instant nextDeadline, String incident)
            implements Serializable {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Requests requests;
    private final Journal journal;
    private final ServiceDesk serviceDesk;
    private final ServiceLevels serviceLevels;
    private final RuntimeService runtime;
    private final EngineSession engine;

    Enquiries(
            JdbcClient jdbc,
            Clock clock,
            Requests requests,
            Journal journal,
            ServiceDesk serviceDesk,
            ServiceLevels serviceLevels,
            @Lazy RuntimeService runtime,
            EngineSession engine) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.requests = requests;
        this.journal = journal;
        this.serviceDesk = serviceDesk;
        this.serviceLevels = serviceLevels;
        this.runtime = runtime;
        this.engine = engine;
    }

    /** Asking again while the helpdesk has not answered joins the same incident: one answer goes to all. */
    public Answer ask(RequestReference ritm, Caller caller, String question) {
        Request request = requests.hold(ritm);
        journal.note(ritm, JournalKind.TASK, "Status enquiry", caller.login(), Map.of("question", question));
        if (!request.isOverdue(clock.instant())) {
            insert(ritm, caller, question, null, null);
            return answer(request, request.isOpen() ? request.dueAt() : null, null);
        }
        Enquiry waiting = waiting(ritm).orElse(null);
        if (waiting == null) {
            return open(request, caller, question);
        }
        insert(ritm, caller, question, waiting.incident(), waiting.answerDue());
        return answer(request, waiting.answerDue(), waiting.incident());
    }

    private static Answer answer(Request request, Instant nextDeadline, String incident) {
        Stage stage = request.stage();
        return new Answer(request.ritm().value(), stage.name(), stage.holder(), stage.since(), nextDeadline, incident);
    }

    Enquiry get(long id) {
        return jdbc.sql("select * from enquiry where id = :id")
                .param("id", id)
                .query(Enquiries::read)
                .single();
    }

    /** Everything asked under one incident, the first question first. */
    List<Enquiry> under(String incident) {
        return jdbc.sql("select * from enquiry where incident = :incident order by id")
                .param("incident", incident)
                .query(Enquiries::read)
                .list();
    }

    void answer(String incident, String answer, String by) {
        jdbc.sql("""
                        update enquiry set answer = :answer, answered_by = :by, answered_at = :now
                         where incident = :incident""")
                .param("answer", answer)
                .param("by", by)
                .param("now", Times.of(clock.instant()))
                .param("incident", incident)
                .update();
    }

    private Answer open(Request request, Caller caller, String question) {
        String incident = serviceDesk.nextIncident();
        Instant dueAt = serviceLevels.from(EnquiryProcess.KEY, clock.instant()).dueAt();
        long id = insert(request.ritm(), caller, question, incident, dueAt);
        engine.run(
                caller.login(),
                () -> runtime.startProcessInstanceByKey(
                        EnquiryProcess.KEY, request.ritm().value(), EnquiryProcess.startOf(request.ritm(), id, dueAt)));
        return answer(request, dueAt, incident);
    }

    private Optional<Enquiry> waiting(RequestReference ritm) {
        return jdbc
                .sql("select * from enquiry where ritm = :ritm and incident is not null and answer is null order by id")
                .param("ritm", ritm.value())
                .query(Enquiries::read)
                .list()
                .stream()
                .findFirst();
    }

    private long insert(RequestReference ritm, Caller caller, String question, String incident, Instant answerDue) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        insert into enquiry (ritm, incident, question, asked_by, answer_to, asked_at, answer_due)
                        values (:ritm, :incident, :question, :by, :to, :now, :due)""")
                .param("ritm", ritm.value())
                .param("incident", incident)
                .param("question", question)
                .param("by", caller.login())
                .param("to", caller.requestedBy().value())
                .param("now", Times.of(clock.instant()))
                .param("due", Times.of(answerDue))
                .update(key, "id");
        return key.getKey().longValue();
    }

    private static Enquiry read(ResultSet row, int number) throws SQLException {
        return new Enquiry(
                row.getLong("id"),
                RequestReference.of(row.getString("ritm")),
                row.getString("incident"),
                row.getString("question"),
                AccountAddress.of(row.getString("answer_to")),
                Times.read(row, "asked_at"),
                Times.read(row, "answer_due"),
                row.getString("answer"));
    }
}
