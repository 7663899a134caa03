package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.gatehouse.identity.Person;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Answers an event log as a file, a part at a time, however long it is. */
@Component
class EventLogFiles {

    private final EventLog log;
    private final Clock clock;

    EventLogFiles(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    void answer(EventLogWanted wanted, Person person, HttpServletResponse response) throws IOException {
        log.recordExport(wanted, person);
        response.setContentType(XesWriter.MEDIA_TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                "gatehouse-%s.xes".formatted(LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON)))
                        .build()
                        .toString());
        var out = new BufferedOutputStream(response.getOutputStream());
        log.write(wanted, out);
        out.flush();
    }
}
