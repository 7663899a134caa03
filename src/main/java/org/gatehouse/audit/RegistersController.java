package org.gatehouse.audit;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.audit.RegisterFilter.Query;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.CsvTable;
import org.gatehouse.web.PageOf;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The registers that only auditors read, for other systems: pages of each, or the whole as a table. */
@RestController
@RequestMapping("/api/v1/registers")
class RegistersController {

    private static final int SIZE = 50;

    private final Rejections rejections;
    private final Separations separations;
    private final StalledWork stalledWork;
    private final RegisterFiles files;

    RegistersController(Rejections rejections, Separations separations, StalledWork stalledWork, RegisterFiles files) {
        this.rejections = rejections;
        this.separations = separations;
        this.stalledWork = stalledWork;
        this.files = files;
    }

    @Operation(summary = "Rejected requests and what became of it", description = """
            The newest first. `from` and `to` are days in London, both included. `only=true`: those that were contested.""")
    @GetMapping("/rejections")
    PageOf<Rejection> rejections(
            @ParameterObject Query query,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        return page(rejections, query, page, size);
    }

    @GetMapping(path = "/rejections", produces = CsvTable.MEDIA_TYPE)
    void rejectionsTable(@ParameterObject Query query, HttpServletResponse response) throws IOException {
        files.write(rejections, read(query), response);
    }

    @Operation(summary = "Who decided what for whom", description = """
            The newest first, without what Gatehouse itself decided. `only=true`: those in which two parts were in one \
            hand, looked for in the whole register; there should be none.""")
    @GetMapping("/separation-of-duties")
    PageOf<Separation> separations(
            @ParameterObject Query query,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        return page(separations, query, page, size);
    }

    @GetMapping(path = "/separation-of-duties", produces = CsvTable.MEDIA_TYPE)
    void separationsTable(@ParameterObject Query query, HttpServletResponse response) throws IOException {
        files.write(separations, read(query), response);
    }

    @Operation(summary = "Open work by whoever holds it", description = """
            What waits longest first. `only=true`: what is overdue, is retried, or has an open repair.""")
    @GetMapping("/stalled-work")
    PageOf<StalledItem> stalledWork(
            @ParameterObject Query query,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size) {
        return page(stalledWork, query, page, size);
    }

    @GetMapping(path = "/stalled-work", produces = CsvTable.MEDIA_TYPE)
    void stalledWorkTable(@ParameterObject Query query, HttpServletResponse response) throws IOException {
        files.write(stalledWork, read(query), response);
    }

    /** Everything wrong with the filters and the page comes back at once. */
    private static <T> PageOf<T> page(Register<T> register, Query query, String page, String size) {
        var findings = new Findings();
        RegisterFilter filter = query.read(findings);
        PageOf.Wanted wanted = Readings.page(page, size, SIZE, findings);
        Readings.refuseIfAny(findings);
        return register.page(filter, wanted);
    }

    private static RegisterFilter read(Query query) {
        var findings = new Findings();
        RegisterFilter filter = query.read(findings);
        findings.refuseIfAny();
        return filter;
    }
}
