package org.gatehouse.document;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Attachments;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The documents of requests. None is ever changed or removed. */
@Repository
@Transactional
class Documents implements Attachments {

    private static final int MOST = 5;
    private static final String LISTED =
            "select id, name, media_type, octets, sha256, uploaded_by, uploaded_at from document where ritm = :ritm";
    private static final RowMapper<Attachment> ATTACHMENT = (row, number) -> new Attachment(
            row.getString("id"),
            row.getString("name"),
            row.getString("media_type"),
            row.getInt("octets"),
            row.getString("sha256"),
            row.getString("uploaded_by"),
            Times.read(row, "uploaded_at"));

    private final JdbcClient jdbc;
    private final Requests requests;
    private final RequestCases cases;
    private final Journal journal;
    private final Clock clock;

    Documents(JdbcClient jdbc, Requests requests, RequestCases cases, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /** @throws Refusal if the request takes no document, from this person or now */
    Attachment add(RequestReference ritm, Person person, Upload upload) {
        Request request = requests.hold(ritm);
        if (!Caller.self(person).actsFor(request.organisation())) {
            throw Refusal.forbidden(
                    "NOT_YOUR_REQUEST", "Only a Local Administrator of the organisation may add a document");
        }
        if (!cases.takesDocuments(request) || !request.isOpen()) {
            throw Refusal.conflict("TAKES_NO_DOCUMENT", "A document can be added until the request is decided");
        }
        if (of(ritm).size() >= MOST) {
            throw Refusal.conflict("TOO_MANY", "A request has at most %d documents".formatted(MOST));
        }
        String id = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into document (id, ritm, name, media_type, octets, sha256, content, uploaded_by, uploaded_at)
                        values (:id, :ritm, :name, :type, :octets, :sha256, :content, :by, :now)""")
                .param("id", id)
                .param("ritm", ritm.value())
                .param("name", upload.name())
                .param("type", upload.mediaType())
                .param("octets", upload.content().length)
                .param("sha256", upload.sha256())
                .param("content", upload.content())
                .param("by", person.login())
                .param("now", Times.of(clock.instant()))
                .update();
        journal.note(
                ritm,
                JournalKind.STATUS,
                "Document added: " + upload.name(),
                person.login(),
                Map.of("sha256", upload.sha256()));
        return find(ritm, id);
    }

    /** @throws Refusal if the request has no such document */
    @Transactional(readOnly = true)
    public Attachment find(RequestReference ritm, String id) {
        return jdbc.sql(LISTED + " and id = :id")
                .param("ritm", ritm.value())
                .param("id", id)
                .query(ATTACHMENT)
                .optional()
                .orElseThrow(() -> Refusal.unknown("%s has no such document".formatted(ritm)));
    }

    @Override
    @Transactional(readOnly = true)
    public byte[] content(Attachment document) {
        return jdbc.sql("select content from document where id = :id")
                .param("id", document.id())
                .query((row, number) -> row.getBytes("content"))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Attachment> of(RequestReference ritm) {
        return jdbc.sql(LISTED + " order by uploaded_at, id")
                .param("ritm", ritm.value())
                .query(ATTACHMENT)
                .list();
    }

    @Override
    public boolean mayAdd(Request request, Person person) {
        return person.administers(request.organisation()) && request.isOpen() && cases.takesDocuments(request);
    }
}
