package org.gatehouse.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.gatehouse.duration.Durations;
import org.gatehouse.web.CsvDownload;
import org.springframework.stereotype.Component;

/** Writes durations as a table to download. */
@Component
class DurationFiles {

    private static final List<String> HEADER = List.of(
            "Process", "Version", "Element", "Name", "Kind", "Count", "Mean (s)", "P50 (s)", "P90 (s)", "P95 (s)");

    private final Durations durations;
    private final RegisterFiles files;

    DurationFiles(Durations durations, RegisterFiles files) {
        this.durations = durations;
        this.files = files;
    }

    void write(Durations.Wanted wanted, HttpServletResponse response) throws IOException {
        List<DurationLine> lines =
                durations.of(wanted).stream().map(DurationLine::of).toList();
        CsvDownload.<DurationLine>answer(
                response, files.fileName("durations"), HEADER, to -> to.accept(lines), DurationFiles::cells);
    }

    private static List<Object> cells(DurationLine line) {
        return List.of(
                line.process(),
                line.version(),
                line.element(),
                line.name(),
                line.kind().inWords(),
                line.count(),
                line.mean(),
                line.p50(),
                line.p90(),
                line.p95());
    }
}
