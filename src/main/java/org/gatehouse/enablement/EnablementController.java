package org.gatehouse.enablement;

import java.io.IOException;
import java.util.List;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestView;
import org.gatehouse.request.RequestViews;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Lists of accounts enabled by other systems and scripts. */
@RestController
@RequestMapping("/api/v1/bulk-enablements")
class EnablementController {

    record EnableBody(String requestedBy) {}

    /** @param code of the weightiest reason, or null; all of them are in {@code codes} */
    record Item(int line, String account, Verdict verdict, String code, List<Reason> codes) {

        static Item of(Row row) {
            return new Item(row.line(), row.account(), row.verdict(), row.code(), row.reasons());
        }
    }

    /** How a list stands, with a page of its rows. */
    record Report(
            String ritm,
            String status,
            boolean dryRun,
            Progress progress,
            List<Item> rows,
            int page,
            int size,
            long total) {}

    private final BulkEnablements enablements;
    private final EnablementAccess access;
    private final EnablementRows rows;
    private final Lists lists;
    private final RequestViews views;

    EnablementController(
            BulkEnablements enablements,
            EnablementAccess access,
            EnablementRows rows,
            Lists lists,
            RequestViews views) {
        this.enablements = enablements;
        this.access = access;
        this.rows = rows;
        this.lists = lists;
        this.views = views;
    }

    /** Only judges where it is not said that more is wanted. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    RequestView file(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String organisation,
            @RequestParam(defaultValue = "true") boolean dryRun,
            @RequestParam(required = false) String requestedBy,
            @RequestParam(required = false) String ritm,
            @SignedIn Person person)
            throws IOException {
        var findings = new Findings();
        var form = new ListForm(file, organisation, dryRun, requestedBy, ritm);
        return views.of(enablements.file(form.read(person, findings), findings), person);
    }

    @PostMapping("/{ritm}/enablement")
    @ResponseStatus(HttpStatus.ACCEPTED)
    RequestView enable(@PathVariable String ritm, @RequestBody EnableBody body, @SignedIn Person person) {
        Request judged = access.visible(person, ritm);
        var findings = new Findings();
        Caller caller = Caller.of(person, body.requestedBy(), findings);
        findings.refuseIfAny();
        return views.of(enablements.enable(judged, caller), person);
    }

    @GetMapping("/{ritm}")
    Report report(
            @PathVariable String ritm,
            @RequestParam(required = false) Verdict verdict,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size,
            @SignedIn Person person) {
        Request request = access.visible(person, ritm);
        ListState state = lists.stateOf(request);
        PageOf<Row> found = rows.page(request.ritm(), verdict, new PageOf.Wanted(page, size));
        return new Report(
                state.ritm(),
                request.shownStatus(),
                state.dryRun(),
                state.progress(),
                found.items().stream().map(Item::of).toList(),
                found.page(),
                found.size(),
                found.total());
    }
}
