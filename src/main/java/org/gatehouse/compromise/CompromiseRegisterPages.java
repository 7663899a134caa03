package org.gatehouse.compromise;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.compromise.CompromiseRegister.Entry;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Who;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of compromised accounts, and the same as a table to download. */
@Controller
@RequestMapping("/compromises")
class CompromiseRegisterPages {

    private static final int SIZE = 20;
    private static final String PATH = "/compromises";

    /** A line of the register as the page shows it. */
    record Row(Entry entry, String organisation, String markedBy, String remediatedBy, List<String> open) {}

    private final CompromiseRegister register;
    private final CompromiseTable table;
    private final Organisations organisations;
    private final Who who;

    CompromiseRegisterPages(CompromiseRegister register, CompromiseTable table, Organisations organisations, Who who) {
        this.register = register;
        this.table = table;
        this.organisations = organisations;
        this.who = who;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String page,
            @SignedIn Person person) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        PageOf<Entry> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> register.page(person, only, wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);
        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        Map<String, String> filters = only == null ? Map.of() : Map.of("organisation", only.value());
        var shown = new ModelAndView("compromise/register", errors.status());
        shown.addObject("errors", errors);
        shown.addObject("rows", rows(found.items()));
        shown.addObject("total", found.total());
        shown.addObject("pages", PageLinks.of(found, PATH, filters));
        shown.addObject("organisation", organisation);
        shown.addObject("only", only);
        shown.addObject("choosesOrganisation", CompromiseRegister.seesAll(person));
        return shown;
    }

    @GetMapping("/download")
    void download(
            @RequestParam(required = false) String organisation, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        table.write(person, only, response);
    }

    /** Each organisation and each person is looked up once for all lines. */
    private List<Row> rows(List<Entry> entries) {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> people = new HashMap<>();
        return entries.stream()
                .map(entry -> new Row(
                        entry,
                        owners.computeIfAbsent(
                                entry.organisation(),
                                code -> "%s (%s)".formatted(organisations.nameOf(OdsCode.of(code)), code)),
                        people.computeIfAbsent(entry.markedBy(), who::inWords),
                        entry.remediatedBy() == null ? "" : people.computeIfAbsent(entry.remediatedBy(), who::inWords),
                        entry.steps().stream()
                                .filter(step -> entry.over() == null && step.state() != StepState.VERIFIED)
                                .map(step -> "%s: %s"
                                        .formatted(
                                                step.step().inWords(),
                                                step.state().inWords()))
                                .toList()))
                .toList();
    }
}
