package org.gatehouse.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.xml.stream.XMLStreamException;
import org.gatehouse.audit.EventTrace.Activity;
import org.gatehouse.identity.Person;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What processes did, for process mining (IEEE 1849). Whoever takes it out is written down before anything leaves. */
@Component
class EventLog {

    /** Stands for the product itself where no person did something. */
    static final String PRODUCT = "gatehouse";

    /** Something is wrong with the stream that is written to, which nobody else than its reader can have caused. */
    private static final class Gone extends RuntimeException {

        Gone(XMLStreamException cause) {
            super(cause);
        }
    }

    private final EventLogRows rows;
    private final Pseudonyms pseudonyms;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventLog(EventLogRows rows, Pseudonyms pseudonyms, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.pseudonyms = pseudonyms;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes down that this person takes it out. To be called before {@link #write}. */
    void recordExport(EventLogWanted wanted, Person by) {
        transaction.executeWithoutResult(
                running -> trail.record(FactKind.EXPORT, null, "Event log exported", by.login(), wanted.filters()));
    }

    /** @param out stays open */
    void write(EventLogWanted wanted, OutputStream out) throws IOException {
        UnaryOperator<String> nameOf =
                wanted.people() == PeopleShown.LOGINS ? UnaryOperator.identity() : pseudonyms.maker();
        try {
            var log = new XesWriter(out, nameOf, about(wanted));
            rows.each(wanted, (trace, activities) -> add(trace, activities, log));
            log.finish();
        } catch (XMLStreamException | Gone gone) {
            throw new IOException(gone);
        }
    }

    private Map<String, String> about(EventLogWanted wanted) {
        var about = new LinkedHashMap<>(wanted.filters());
        about.put("exportedAt", clock.instant().toString());
        return about;
    }

    private static void add(EventTrace trace, List<Activity> activities, XesWriter log) {
        try {
            log.trace(trace, trace.events(activities));
        } catch (XMLStreamException e) {
            throw new Gone(e);
        }
    }
}
