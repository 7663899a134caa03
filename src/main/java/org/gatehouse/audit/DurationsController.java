package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.gatehouse.duration.Durations;
import org.gatehouse.duration.Measured;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.CsvTable;
import org.gatehouse.web.PageOf;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How long requests and each step of them take, for other systems. */
@RestController
@RequestMapping("/api/v1/audit/durations")
class DurationsController {

    private static final int SIZE = 50;

    private final Durations durations;
    private final DurationFiles files;
    private final Clock clock;

    DurationsController(Durations durations, DurationFiles files, Clock clock) {
        this.durations = durations;
        this.files = files;
        this.clock = clock;
    }

    @Operation(summary = "How long requests and their steps take", description = """
            P50, P90 and P95 of each element of each version of each process, and of requests of each type (version 0) to \
            their decision and completion. `from` and `to` are months of UTC such as `2026-11`, both included, by the end \
            of what was measured; without them it is the last three. Percentiles are at most one in a hundred too long. \
            What has ended is counted within the hour.""")
    @GetMapping
    PageOf<DurationLine> durations(
            @ParameterObject DurationQuery query,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        var findings = new Findings();
        Durations.Wanted filter = read(query, findings);
        PageOf.Wanted wanted = Readings.page(page, size, SIZE, findings);
        Readings.refuseIfAny(findings);
        List<Measured> all = durations.of(filter);
        return new PageOf<>(
                all.stream()
                        .skip(wanted.offset())
                        .limit(wanted.size())
                        .map(DurationLine::of)
                        .toList(),
                wanted.page(),
                wanted.size(),
                all.size());
    }

    @GetMapping(produces = CsvTable.MEDIA_TYPE)
    void table(@ParameterObject DurationQuery query, HttpServletResponse response) throws IOException {
        var findings = new Findings();
        Durations.Wanted filter = read(query, findings);
        findings.refuseIfAny();
        files.write(filter, response);
    }

    private Durations.Wanted read(DurationQuery query, Findings findings) {
        return query.read(YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)), findings);
    }
}
