package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.EvidenceArchive;
import org.gatehouse.trail.FactKind;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands the whole log out, which is itself a fact of the log. */
@Component
class LogExport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final AuditTrail trail;
    private final EvidenceArchive archive;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LogExport(AuditTrail trail, EvidenceArchive archive, Clock clock, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.archive = archive;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Recorded before the first byte goes out, so that nobody can take it unnoticed. */
    void write(Person person, HttpServletResponse response) throws IOException {
        transaction.executeWithoutResult(status ->
                trail.record(FactKind.EXPORT, null, "The whole audit log was taken out", person.login(), Map.of()));
        String name = "gatehouse-audit-log-%s.zip".formatted(TIME.format(clock.instant()));
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        archive.writeLog(response.getOutputStream());
    }
}
