package org.gatehouse.enablement;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gatehouse.identity.Caller;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.NothingNew;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form for a list, and the list with what becomes of each row. */
@Controller
@RequestMapping("/bulk-enablements")
class EnablementPages {

    private static final int SIZE = 50;
    /** What the rows of the page wait for, to be read once more. */
    private static final String ROWS_ARE_DONE = "rows-are-done";

    private static final List<String> COLUMNS = List.of("Line", "Account", "Verdict", "Codes", "Why");
    private static final Map<String, String> WHEN_MISSING =
            Map.of("organisation", "Choose the organisation", "file", "Choose a file with at least one address");

    private final BulkEnablements enablements;
    private final EnablementAccess access;
    private final EnablementRows rows;
    private final Lists lists;
    private final Organisations organisations;

    EnablementPages(
            BulkEnablements enablements,
            EnablementAccess access,
            EnablementRows rows,
            Lists lists,
            Organisations organisations) {
        this.enablements = enablements;
        this.access = access;
        this.rows = rows;
        this.lists = lists;
        this.organisations = organisations;
    }

    @GetMapping("/new")
    ModelAndView blank(@SignedIn Person person) {
        return form(onlyOrganisationOf(person), FormErrors.NONE, person);
    }

    /** Always a dry run: what is judged is enabled from the page of the list. */
    @PostMapping("/new")
    ModelAndView file(
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String organisation,
            @SignedIn Person person)
            throws IOException {
        var findings = new Findings();
        var form = new ListForm(file, organisation, true, null, null);
        try {
            RequestReference ritm = enablements.file(form.read(person, findings), findings);
            return new ModelAndView("redirect:/bulk-enablements/" + ritm);
        } catch (Refusal refusal) {
            return form(organisation, FormErrors.refused(refusal, WHEN_MISSING), person);
        }
    }

    @GetMapping("/{ritm}")
    ModelAndView list(
            @PathVariable String ritm,
            @RequestParam(required = false) String verdict,
            @RequestParam(required = false) String page,
            @SignedIn Person person,
            Model sentBack) {
        Request request = access.visible(person, ritm);
        var findings = new Findings();
        Verdict only = findings.optional("verdict", verdict, chosen -> Option.chosen(Verdict.class, chosen));
        String path = "/bulk-enablements/" + request.ritm();
        PageOf<Row> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> rows.page(request.ritm(), only, wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors =
                findings.isEmpty() ? errorsSentBack(sentBack) : FormErrors.invalid(findings.all(), Map.of());
        var view = new ModelAndView("enablement/list", errors.status());
        view.addObject("errors", errors);
        view.addObject("request", request);
        view.addObject("details", lists.details(request));
        view.addObject("enablement", lists.stateOf(request));
        view.addObject("organisation", organisations.nameOf(request.organisation()));
        view.addObject("rows", found.items());
        view.addObject("total", found.total());
        view.addObject("verdict", only == null ? null : only.name());
        view.addObject("verdicts", verdicts());
        view.addObject("pages", PageLinks.of(found, path, only == null ? Map.of() : Map.of("verdict", only.name())));
        return view;
    }

    /**
     * How far it is, for a page that watches it.
     *
     * @param seen the stamp of what it shows; nothing is answered while that is still so
     */
    @GetMapping("/{ritm}/progress")
    ModelAndView progress(
            @PathVariable String ritm,
            @RequestParam(required = false) String seen,
            @SignedIn Person person,
            HttpServletResponse response) {
        ListState state = lists.stateOf(access.visible(person, ritm));
        if (state.stamp().equals(seen)) {
            return NothingNew.answer();
        }
        if (!state.open()) {
            response.setHeader("HX-Trigger", ROWS_ARE_DONE);
        }
        return new ModelAndView("enablement/progress :: news", Map.of("enablement", state));
    }

    @GetMapping("/{ritm}/download")
    void download(@PathVariable String ritm, @SignedIn Person person, HttpServletResponse response) throws IOException {
        Request request = access.visible(person, ritm);
        CsvDownload.answer(
                response,
                "%s.csv".formatted(request.ritm()),
                COLUMNS,
                (Consumer<List<Row>> part) -> rows.each(request.ritm(), part),
                EnablementPages::cells);
    }

    @PostMapping("/{ritm}/enablement")
    String enable(@PathVariable String ritm, @SignedIn Person person, RedirectAttributes next) {
        Request judged = access.visible(person, ritm);
        try {
            return "redirect:/bulk-enablements/" + enablements.enable(judged, Caller.self(person));
        } catch (Refusal refusal) {
            next.addFlashAttribute("refused", refusal.findings());
            return "redirect:/bulk-enablements/" + judged.ritm();
        }
    }

    private static List<?> cells(Row row) {
        return List.of(row.line(), row.account(), row.verdict().inWords(), row.codes(), row.reasonsInWords());
    }

    private ModelAndView form(String organisation, FormErrors errors, Person person) {
        var page = new ModelAndView("enablement/new", errors.status());
        page.addObject("organisation", organisation);
        page.addObject("errors", errors);
        page.addObject(
                "organisations",
                person.organisations().stream().map(this::option).toList());
        return page;
    }

    /** Why the list could not be enabled, which its button sent back here. */
    @SuppressWarnings("unchecked")
    private static FormErrors errorsSentBack(Model page) {
        return page.getAttribute("refused") instanceof List<?> sent
                ? new FormErrors(HttpStatus.OK, (List<Finding>) sent)
                : FormErrors.NONE;
    }

    private static List<Option> verdicts() {
        return Arrays.stream(Verdict.values())
                .map(each -> new Option(each.name(), each.inWords()))
                .toList();
    }

    private static String onlyOrganisationOf(Person person) {
        return person.organisations().size() == 1
                ? person.organisations().iterator().next().value()
                : null;
    }

    private Option option(OdsCode organisation) {
        return new Option(organisation.value(), "%s (%s)".formatted(organisations.nameOf(organisation), organisation));
    }
}
