package org.gatehouse.compromise;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.compromise.CompromiseRegister.Entry;
import org.gatehouse.compromise.CompromiseRegister.StepOfEntry;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Who;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Component;

/** Writes the register of compromised accounts as a table to download. */
@Component
class CompromiseTable {

    private static final List<String> HEADER = Stream.concat(
                    Stream.of(
                            "Request",
                            "Account",
                            "Name",
                            "Organisation",
                            "Marking",
                            "Marked by",
                            "Marked (UTC)",
                            "Signs",
                            "Comment",
                            "Verdict",
                            "Contained (UTC)",
                            "Seconds to contain",
                            "Remediated by",
                            "Identity checked by",
                            "Remediated (UTC)",
                            "Closed (UTC)"),
                    Arrays.stream(ContainmentStep.values()).map(ContainmentStep::inWords))
            .toList();

    private final CompromiseRegister register;
    private final Who who;
    private final Clock clock;

    CompromiseTable(CompromiseRegister register, Who who, Clock clock) {
        this.register = register;
        this.who = who;
        this.clock = clock;
    }

    void write(Person person, OdsCode organisation, HttpServletResponse response) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON);
        Map<String, String> names = new HashMap<>();
        CsvDownload.<Entry>answer(
                response,
                "compromises-%s.csv".formatted(today),
                HEADER,
                to -> register.each(person, organisation, to),
                entry -> cells(entry, names));
    }

    private List<Object> cells(Entry entry, Map<String, String> names) {
        var cells = new ArrayList<Object>(Arrays.asList(
                entry.ritm(),
                entry.account(),
                entry.displayName(),
                entry.organisation(),
                "%d of %d".formatted(entry.run(), entry.runs()),
                names.computeIfAbsent(entry.markedBy(), who::inWords),
                entry.markedAt(),
                entry.signs().stream().map(Sign::inWords).collect(Collectors.joining("; ")),
                entry.comment(),
                entry.over() == null ? entry.verdict().inWords() : entry.over().inWords(),
                entry.containedAt(),
                entry.secondsToContain(),
                entry.remediatedBy() == null ? null : names.computeIfAbsent(entry.remediatedBy(), who::inWords),
                entry.identityCheckedBy(),
                entry.remediatedAt(),
                entry.closedAt()));
        Map<ContainmentStep, String> states = entry.steps().stream()
                .collect(
                        Collectors.toMap(StepOfEntry::step, step -> step.state().inWords()));
        Arrays.stream(ContainmentStep.values()).map(states::get).forEach(cells::add);
        return cells;
    }
}
