package org.gatehouse.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.servicedesk.ServiceDesk;
import org.gatehouse.store.Json;
import org.gatehouse.store.Sha256;
import org.gatehouse.store.Times;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The requests there are. Every change of one is written to its journal in the same transaction. */
@Repository
@Transactional
public class Requests {

    /** What the journal is to say. */
    public record Noted(JournalKind kind, String what, String by, Map<String, ?> details) {}

    private final JdbcClient jdbc;
    private final Json json;
    private final Clock clock;
    private final ServiceDesk serviceDesk;
    private final Journal journal;

    Requests(JdbcClient jdbc, Json json, Clock clock, ServiceDesk serviceDesk, Journal journal) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.serviceDesk = serviceDesk;
        this.journal = journal;
    }

    /** @throws SlotTaken if another open or completed request holds the slot */
    public Request file(NewRequest asked) {
        String details = json.write(asked.details());
        RequestReference ritm = asked.ritm() == null ? freeReference() : refuseUsed(asked.ritm());
        try {
            jdbc.sql("""
                            insert into request (ritm, type, organisation, status, slot, details, warnings,
                                submitted_at, submitted_by, requested_by, remind_at, due_at,
                                stage_name, stage_holder, stage_since, action_needed)
                            values (:ritm, :type, :organisation, :status, :slot, :details, :warnings,
                                :now, :submittedBy, :requestedBy, :remindAt, :dueAt, :stage, :holder, :now, false)""")
                    .param("ritm", ritm.value())
                    .param("type", asked.type().name())
                    .param("organisation", asked.organisation().value())
                    .param("status", asked.type().first().name())
                    .param("slot", asked.slot())
                    .param("details", details)
                    .param("warnings", json.write(asked.warnings()))
                    .param("now", Times.of(asked.submittedAt()))
                    .param("submittedBy", asked.caller().login())
                    .param("requestedBy", asked.caller().requestedBy().value())
                    .param("remindAt", Times.of(asked.remindAt()))
                    .param("dueAt", Times.of(asked.dueAt()))
                    .param("stage", asked.type().first().inWords())
                    .param("holder", Stage.GATEHOUSE)
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new SlotTaken(asked.slot());
        }
        journal.note(
                ritm,
                JournalKind.SUBMITTED,
                asked.type().inWords() + " request submitted",
                asked.caller().login(),
                Recorded.of(asked, details));
        return get(ritm);
    }

    /** Notes the process that has begun, and which version of its diagram runs. */
    public void startedAs(RequestReference ritm, String processInstance) {
        jdbc.sql("""
                        update request
                           set process_instance = :instance,
                               diagram = (select d.key_ || ':' || d.version_
                                            from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
                                           where p.proc_inst_id_ = :instance)
                         where ritm = :ritm""")
                .param("instance", processInstance)
                .param("ritm", ritm.value())
                .update();
    }

    /**
     * Moves a request along its type's graph. A slot is freed by the statuses that free it.
     *
     * @throws IllegalTransition if the graph knows no such way from where the request stands
     */
    public void move(RequestReference ritm, RequestType type, RequestStatus to, String by) {
        Set<String> from = type.before(to).stream().map(Enum::name).collect(Collectors.toSet());
        boolean over = !type.isOpen(to);
        boolean frees = !type.holdsSlot(to);
        int moved = jdbc.sql("""
                        update request
                           set status = :to, stage_name = :stage, stage_holder = :holder, stage_since = :now,
                               completed_at = case when :over then coalesce(completed_at, :now) end,
                               slot = case when :frees then null else slot end
                         where ritm = :ritm and status in (:from)""")
                .param("to", to.name())
                .param("stage", to.inWords())
                .param("holder", Stage.GATEHOUSE)
                .param("now", Times.of(clock.instant()))
                .param("over", over)
                .param("frees", frees)
                .param("ritm", ritm.value())
                .param("from", from)
                .update();
        if (moved == 0) {
            throw new IllegalTransition(ritm, to);
        }
        journal.note(ritm, JournalKind.STATUS, to.inWords(), by, Map.of(Recorded.STATUS, to.name()));
    }

    /**
     * Takes the slot for a request that had given it up.
     *
     * @throws SlotTaken if another request holds it
     */
    public void takeSlot(RequestReference ritm, String slot) {
        try {
            jdbc.sql("update request set slot = :slot where ritm = :ritm")
                    .param("slot", slot)
                    .param("ritm", ritm.value())
                    .update();
        } catch (DuplicateKeyException taken) {
            throw new SlotTaken(slot);
        }
    }

    /**
     * Adds to what is kept of what was asked; what was asked before stays in it.
     *
     * @param noted what is written to the journal of why; what is kept from then on is recorded with it
     */
    public void rewrite(RequestReference ritm, Object details, Noted noted) {
        String kept = json.write(details);
        jdbc.sql("update request set details = :details where ritm = :ritm")
                .param("details", kept)
                .param("ritm", ritm.value())
                .update();
        var said = new LinkedHashMap<String, Object>(noted.details());
        said.put(Recorded.DETAILS, Sha256.of(kept));
        journal.note(ritm, noted.kind(), noted.what(), noted.by(), said);
    }

    /** Gives a request new deadlines, since its work has begun anew. */
    public void promise(RequestReference ritm, Instant remindAt, Instant dueAt) {
        jdbc.sql("update request set remind_at = :remindAt, due_at = :dueAt where ritm = :ritm")
                .param("remindAt", Times.of(remindAt))
                .param("dueAt", Times.of(dueAt))
                .param("ritm", ritm.value())
                .update();
    }

    /** @param until when the window to contest or correct a rejection closes, or null where it has been used */
    public void contestableUntil(RequestReference ritm, Instant until) {
        jdbc.sql("update request set escalate_until = :until where ritm = :ritm")
                .param("until", Times.of(until))
                .param("ritm", ritm.value())
                .update();
    }

    /** Ties a request to the rejected one that it corrects; both know of each other from then on. */
    public void resubmitted(RequestReference rejected, RequestReference as, String by) {
        jdbc.sql("update request set resubmitted_as = :as, escalate_until = null where ritm = :rejected")
                .param("as", as.value())
                .param("rejected", rejected.value())
                .update();
        jdbc.sql("update request set resubmission_of = :rejected where ritm = :as")
                .param("as", as.value())
                .param("rejected", rejected.value())
                .update();
        journal.note(rejected, JournalKind.STATUS, "Corrected and resubmitted as " + as, by);
        journal.note(as, JournalKind.STATUS, "Corrects the rejected request " + rejected, by);
    }

    /** Notes that a request continues what another one gave. */
    public void renewing(RequestReference ritm, RequestReference renewed, String by) {
        jdbc.sql("update request set renews = :renewed where ritm = :ritm")
                .param("renewed", renewed.value())
                .param("ritm", ritm.value())
                .update();
        journal.note(ritm, JournalKind.STATUS, "Asks to renew the exceptions of " + renewed, by);
        journal.note(renewed, JournalKind.STATUS, "A renewal has been asked for as " + ritm, by);
    }

    /** Says what a request waits for while its status stays. */
    public void waitFor(RequestReference ritm, String stage, String holder) {
        jdbc.sql(
                        "update request set stage_name = :stage, stage_holder = :holder, stage_since = :now where ritm = :ritm")
                .param("stage", stage)
                .param("holder", holder)
                .param("now", Times.of(clock.instant()))
                .param("ritm", ritm.value())
                .update();
    }

    public void actionNeeded(RequestReference ritm, boolean needed) {
        jdbc.sql("update request set action_needed = :needed where ritm = :ritm")
                .param("needed", needed)
                .param("ritm", ritm.value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Request> find(RequestReference ritm) {
        return jdbc.sql("select * from request where ritm = :ritm")
                .param("ritm", ritm.value())
                .query(this::read)
                .optional();
    }

    /** Several requests, in no order; those that do not exist are left out. */
    @Transactional(readOnly = true)
    public List<Request> all(Collection<RequestReference> ritms) {
        return ritms.isEmpty()
                ? List.of()
                : jdbc.sql("select * from request where ritm in (:ritms)")
                        .param(
                                "ritms",
                                ritms.stream().map(RequestReference::value).toList())
                        .query(this::read)
                        .list();
    }

    /** @throws Refusal if there is none */
    @Transactional(readOnly = true)
    public Request get(RequestReference ritm) {
        return find(ritm).orElseThrow(() -> Refusal.unknown("There is no request " + ritm));
    }

    /** The request, held against every other change until the transaction ends. */
    public Request hold(RequestReference ritm) {
        return jdbc.sql("select * from request where ritm = :ritm for update")
                .param("ritm", ritm.value())
                .query(this::read)
                .optional()
                .orElseThrow(() -> Refusal.unknown("There is no request " + ritm));
    }

    /** Which request holds the slot, if one does. */
    @Transactional(readOnly = true)
    public Optional<RequestReference> holderOf(String slot) {
        return jdbc.sql("select ritm from request where slot = :slot")
                .param("slot", slot)
                .query(String.class)
                .optional()
                .map(RequestReference::of);
    }

    private RequestReference freeReference() {
        RequestReference next = serviceDesk.nextReference();
        while (find(next).isPresent()) {
            next = serviceDesk.nextReference();
        }
        return next;
    }

    private RequestReference refuseUsed(RequestReference given) {
        if (find(given).isPresent()) {
            throw Refusal.conflict("RITM_USED", "%s is a request already".formatted(given));
        }
        return given;
    }

    Request read(ResultSet row, int number) throws SQLException {
        return read(row, json);
    }

    static Request read(ResultSet row, Json json) throws SQLException {
        return new Request(
                RequestReference.of(row.getString("ritm")),
                row.getString("service_desk_reference"),
                RequestType.valueOf(row.getString("type")),
                OdsCode.of(row.getString("organisation")),
                RequestStatus.valueOf(row.getString("status")),
                row.getString("details"),
                json.readList(row.getString("warnings"), Warning.class),
                Times.read(row, "submitted_at"),
                row.getString("submitted_by"),
                AccountAddress.of(row.getString("requested_by")),
                Times.read(row, "remind_at"),
                Times.read(row, "due_at"),
                new Stage(row.getString("stage_name"), row.getString("stage_holder"), Times.read(row, "stage_since")),
                Times.read(row, "retrying_since"),
                row.getBoolean("action_needed"),
                Times.read(row, "completed_at"),
                row.getString("process_instance"),
                Times.read(row, "escalate_until"),
                reference(row.getString("resubmission_of")),
                reference(row.getString("resubmitted_as")),
                reference(row.getString("renews")),
                Times.read(row, "relied_on_until"),
                Times.read(row, "expired_at"));
    }

    private static RequestReference reference(String ritm) {
        return ritm == null ? null : RequestReference.of(ritm);
    }
}
