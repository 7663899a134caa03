package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.duration.Durations;
import org.gatehouse.duration.Durations.ProcessVersion;
import org.gatehouse.duration.Measured;
import org.gatehouse.duration.MeasuredKind;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** How long requests and each of their steps take, as charts with their numbers. */
@Controller
@RequestMapping("/audit/durations")
class DurationPages {

    private static final int SLOWEST = 20;
    private static final int ALL = 500;

    private final Durations durations;
    private final DurationFiles files;
    private final RepositoryService repository;
    private final Clock clock;

    DurationPages(Durations durations, DurationFiles files, RepositoryService repository, Clock clock) {
        this.durations = durations;
        this.files = files;
        this.repository = repository;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(@ModelAttribute("filters") DurationQuery query) {
        var findings = new Findings();
        Durations.Wanted wanted = read(query, findings);
        List<Measured> measured = findings.isEmpty() ? durations.of(wanted) : List.of();
        ProcessNames names = ProcessNames.read(repository);
        int most = wanted.process() == null ? SLOWEST : ALL;

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var page = new ModelAndView("audit/durations", errors.status());
        page.addObject("errors", errors);
        page.addObject("wanted", wanted);
        page.addObject("processes", processes(names));
        page.addObject("filtered", !query.set().isEmpty());
        page.addObject(
                "charts",
                Arrays.stream(MeasuredKind.values())
                        .map(kind -> DurationChart.of(kind, measured, most, names))
                        .filter(chart -> !chart.rows().isEmpty())
                        .toList());
        var download = UriComponentsBuilder.fromPath("/audit/durations/download");
        query.set().forEach(download::queryParam);
        page.addObject("download", download.encode().toUriString());
        return page;
    }

    @GetMapping("/download")
    void download(@ModelAttribute DurationQuery query, HttpServletResponse response) throws IOException {
        var findings = new Findings();
        Durations.Wanted wanted = read(query, findings);
        findings.refuseIfAny();
        files.write(wanted, response);
    }

    private Durations.Wanted read(DurationQuery query, Findings findings) {
        return query.read(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)), findings);
    }

    private List<Option> processes(ProcessNames names) {
        return durations.known().stream()
                .map(ProcessVersion::process)
                .distinct()
                .map(process -> new Option(process, names.of(process)))
                .sorted(Comparator.comparing(Option::label))
                .toList();
    }
}
