package org.gatehouse.exemption;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.exemption.ExceptionRegister.Entry;
import org.gatehouse.exemption.ExceptionRegister.Part;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Who;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Component;

/** Writes the register of exceptions as a table to download, a part at a time, however long it is. */
@Component
class RegisterTable {

    private static final List<String> HEADER = List.of(
            "Request",
            "Account",
            "Name",
            "Organisation",
            "Kind",
            "Why",
            "Approved by",
            "Risk assessment",
            "Elimination plan",
            "Starts (UTC)",
            "Ends (UTC)",
            "Ended (UTC)",
            "Times before",
            "Frequent",
            "State",
            "Overdue",
            "Reason");

    private final ExceptionRegister register;
    private final Who who;
    private final Clock clock;

    RegisterTable(ExceptionRegister register, Who who, Clock clock) {
        this.register = register;
        this.who = who;
        this.clock = clock;
    }

    void write(Person person, OdsCode organisation, Part part, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON);
        Map<String, String> names = new HashMap<>();
        CsvDownload.<Entry>answer(
                response,
                "exceptions-%s.csv".formatted(today),
                HEADER,
                to -> register.each(person, organisation, part, to),
                entry -> cells(entry, names));
    }

    private List<Object> cells(Entry entry, Map<String, String> names) {
        return Arrays.asList(
                entry.ritm(),
                entry.account(),
                entry.displayName(),
                entry.organisation(),
                entry.kind().inWords(),
                entry.why(),
                entry.approvedBy() == null ? null : names.computeIfAbsent(entry.approvedBy(), who::inWords),
                entry.riskAssessment(),
                entry.eliminationPlan(),
                entry.startsAt(),
                entry.endsAt(),
                entry.endedAt(),
                entry.timesBefore(),
                entry.frequent() ? "Yes" : "No",
                entry.state().inWords(),
                entry.late() ? "Yes" : "No",
                entry.because());
    }
}
