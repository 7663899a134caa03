package org.gatehouse.audit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.EvidenceArchive;
import org.gatehouse.trail.FactKind;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes evidence packs. That somebody takes one out is written down first; then everything about the request is read as
 * it stands at one moment; the facts with their proofs are added last, so that none that is told of is missing.
 */
@Component
class EvidencePacks {

    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    /** A pack as it is handed out: to be saved, never kept on the way. */
    record Pack(String ritm, byte[] content) {

        ResponseEntity<byte[]> toResponse() {
            return ResponseEntity.ok()
                    .contentType(ZIP)
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(ritm + "-evidence.zip")
                                    .build()
                                    .toString())
                    .body(content);
        }
    }

    private final RequestAccess access;
    private final EvidenceFiles files;
    private final EvidenceArchive archive;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    EvidencePacks(
            RequestAccess access,
            EvidenceFiles files,
            EvidenceArchive archive,
            AuditTrail trail,
            PlatformTransactionManager transactions) {
        this.access = access;
        this.files = files;
        this.archive = archive;
        this.trail = trail;
        transaction = new TransactionTemplate(transactions);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /** @throws Refusal if there is no such request that this person may see */
    Pack of(String ritm, Person person) throws IOException {
        Request request = access.visible(person, ritm);
        String reference = request.ritm().value();
        transaction.executeWithoutResult(running ->
                trail.record(FactKind.EXPORT, reference, "Evidence pack exported", person.login(), Map.of()));
        SortedMap<String, byte[]> documents =
                snapshot.execute(running -> files.of(access.visible(person, request.ritm()), person));
        var out = new ByteArrayOutputStream();
        archive.write(reference, documents, out);
        return new Pack(reference, out.toByteArray());
    }
}
