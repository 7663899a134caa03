package org.gatehouse.report;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.gatehouse.identity.Person;
import org.gatehouse.web.CsvTable;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reports for other systems, as JSON or as a table. */
@RestController
@RequestMapping("/api/v1/reports")
class ReportController {

    private static final String WHOSE =
            "Local administrators must say which of their organisations; for the others it is the whole tenant without one. ";

    private final Reports reports;
    private final ReportFiles files;

    ReportController(Reports reports, ReportFiles files) {
        this.reports = reports;
        this.files = files;
    }

    @Operation(summary = "How each account stands with MFA", description = WHOSE + """
            In the order of the addresses. `policy` is the one that counts of what brings the account under MFA. \
            `ssprOnly`: a method is registered and nothing brings the account under MFA, so that the method serves to \
            reset the password only. `graceEndsAt` is there as long as no method that counts by itself is registered, \
            also when it is past. Genuine shared mailboxes are listed and need no MFA.""")
    @GetMapping("/mfa-status")
    PageOf<StatusView> status(
            @RequestParam(required = false) String organisation,
            @RequestParam(defaultValue = "ALL") Part part,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        return reports.status(reports.scope(person, organisation), part, new PageOf.Wanted(page, size))
                .map(StatusView::of);
    }

    @GetMapping(path = "/mfa-status", produces = CsvTable.MEDIA_TYPE)
    void statusTable(
            @RequestParam(required = false) String organisation,
            @RequestParam(defaultValue = "ALL") Part part,
            @SignedIn Person person,
            HttpServletResponse response)
            throws IOException {
        files.status(reports.scope(person, organisation), part, response);
    }

    @Operation(summary = "How many accounts are under MFA", description = WHOSE + """
            `accounts` is `underMfa` plus `notUnderMfa` plus `needNoMfa` (genuine shared mailboxes that nothing brings \
            under MFA). `byMethod` counts what is registered, `ssprOnlyByMethod` how much of it serves to reset the \
            password only. As a table it has a line for each organisation.""")
    @GetMapping("/adoption")
    Adoption adoption(@RequestParam(required = false) String organisation, @SignedIn Person person) {
        return reports.adoption(reports.scope(person, organisation));
    }

    @GetMapping(path = "/adoption", produces = CsvTable.MEDIA_TYPE)
    void adoptionTable(
            @RequestParam(required = false) String organisation, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        files.adoption(reports.scope(person, organisation), response);
    }
}
