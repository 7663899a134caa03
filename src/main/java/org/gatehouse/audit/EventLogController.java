package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.audit.EventLogWanted.Asked;
import org.gatehouse.identity.Person;
import org.gatehouse.request.RequestType;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Event logs for other systems. */
@RestController
class EventLogController {

    private final EventLogFiles files;

    EventLogController(EventLogFiles files) {
        this.files = files;
    }

    @Operation(summary = "What processes did, for process mining", description = """
            An event log as IEEE 1849-2016 (XES) has it: a trace for each run of a process, an event for the begin and \
            the end of each of its activities. `from` and `to` are the first and the last day in London on which the \
            process began. That it was taken out \
            becomes part of the audit trail.""")
    @GetMapping(path = "/api/v1/audit/event-log.xes", produces = XesWriter.MEDIA_TYPE)
    void eventLog(
            @RequestParam(required = false) RequestType type,
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String to,
            @RequestParam(defaultValue = "PSEUDONYMS") PeopleShown people,
            @SignedIn Person person,
            HttpServletResponse response)
            throws IOException {
        var asked = new Asked(type == null ? null : type.name(), organisation, from, to, people.name());
        files.answer(asked.read(), person, response);
    }
}
