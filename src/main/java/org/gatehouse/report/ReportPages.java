package org.gatehouse.report;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The reports as pages, with what they show as tables to download. */
@Controller
@RequestMapping("/reports")
class ReportPages {

    private static final int SIZE = 20;
    private static final int ORGANISATIONS = 20;
    private static final String ADOPTION = "/reports";
    private static final String STATUS = "/reports/mfa-status";
    private static final List<Option> PARTS = Arrays.stream(Part.values())
            .map(part -> new Option(part.name(), part.inWords()))
            .toList();

    /** A bar of a chart with its numbers. */
    record Bar(String label, long number, long all) {

        public int percent() {
            return Adoption.percentOf(number, all);
        }
    }

    /** @param ssprOnly how many of them serve to reset the password only */
    record MethodBar(Bar bar, long ssprOnly) {}

    /** A number that leads to the accounts behind it. */
    record Finding(String href, Part part, long number) {}

    /** How one organisation among all has come along. */
    record OrganisationRow(String name, Share share) {}

    private final Reports reports;
    private final ReportFiles files;
    private final Organisations organisations;
    private final Clock clock;

    ReportPages(Reports reports, ReportFiles files, Organisations organisations, Clock clock) {
        this.reports = reports;
        this.files = files;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView adoption(@RequestParam(required = false) String organisation, @SignedIn Person person) {
        String wanted = orFirstOf(person, organisation);
        var page = new ModelAndView("report/adoption");
        about(page, wanted, person);
        try {
            OdsCode only = reports.scope(person, wanted);
            show(page, reports.adoption(only), only);
        } catch (Refusal refusal) {
            refuse(page, refusal);
        }
        return page;
    }

    @GetMapping("/download")
    void download(
            @RequestParam(required = false) String organisation, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        files.adoption(reports.scope(person, orFirstOf(person, organisation)), response);
    }

    @GetMapping("/mfa-status")
    ModelAndView status(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String part,
            @RequestParam(required = false) String page,
            @SignedIn Person person) {
        String wanted = orFirstOf(person, organisation);
        var shown = new ModelAndView("report/status");
        about(shown, wanted, person);
        shown.addObject("part", part);
        shown.addObject("parts", PARTS);
        try {
            Part only = read(part);
            OdsCode scope = reports.scope(person, wanted);
            PageOf<StatusLine> found = PageLinks.find(page, SIZE, which -> reports.status(scope, only, which));
            shown.addObject("asOf", reports.asOf());
            shown.addObject("now", clock.instant());
            shown.addObject("whose", whose(scope));
            shown.addObject("lines", found.items());
            shown.addObject("total", found.total());
            shown.addObject("more", found.total() > PageOf.COUNTED);
            shown.addObject("pages", PageLinks.of(found, STATUS, filters(scope, only)));
            shown.addObject("download", link(STATUS + "/download", scope, only));
            shown.addObject("adoption", link(ADOPTION, scope, Part.ALL));
        } catch (Refusal refusal) {
            refuse(shown, refusal);
        }
        return shown;
    }

    @GetMapping("/mfa-status/download")
    void downloadStatus(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String part,
            @SignedIn Person person,
            HttpServletResponse response)
            throws IOException {
        Part only = read(part);
        files.status(reports.scope(person, orFirstOf(person, organisation)), only, response);
    }

    private static void about(ModelAndView page, String organisation, Person person) {
        page.addObject("errors", FormErrors.NONE);
        page.addObject("organisation", organisation);
        page.addObject("seesAll", Reports.seesAll(person));
        page.addObject("ownOrganisations", ownOrganisations(person));
    }

    private static void refuse(ModelAndView page, Refusal refusal) {
        FormErrors errors = FormErrors.refused(refusal, Map.of());
        page.setStatus(errors.status());
        page.addObject("errors", errors);
    }

    private void show(ModelAndView page, Adoption whole, OdsCode only) {
        page.addObject("report", whole);
        page.addObject("asOf", whole.asOf());
        page.addObject("whose", whose(only));
        page.addObject("policies", policies(whole));
        page.addObject("methods", methods(whole));
        page.addObject("findings", findings(whole, only));
        page.addObject("rows", only == null ? rows() : List.of());
        page.addObject("download", link(ADOPTION + "/download", only, Part.ALL));
        page.addObject("accounts", link(STATUS, only, Part.ALL));
    }

    private static List<Bar> policies(Adoption whole) {
        return Arrays.stream(EffectivePolicy.values())
                .map(policy -> new Bar(policy.inWords(), whole.byPolicy().get(policy), whole.accounts()))
                .toList();
    }

    private static List<MethodBar> methods(Adoption whole) {
        return Arrays.stream(MethodType.values())
                .map(method -> new MethodBar(
                        new Bar(method.inWords(), whole.byMethod().get(method), whole.accounts()),
                        whole.ssprOnlyByMethod().get(method)))
                .toList();
    }

    private static List<Finding> findings(Adoption whole, OdsCode only) {
        return Arrays.stream(Part.values())
                .filter(part -> part != Part.ALL)
                .map(part -> new Finding(link(STATUS, only, part), part, number(whole, part)))
                .toList();
    }

    private static long number(Adoption whole, Part part) {
        return switch (part) {
            case ALL -> whole.accounts();
            case NOT_UNDER_MFA -> whole.notUnderMfa();
            case SSPR_ONLY -> whole.ssprOnly();
            case NO_METHOD -> whole.noMethod();
            case NUMBER_OUTSIDE_UK -> whole.numberOutsideUk();
            case IN_GRACE -> whole.inGrace();
            case EXCEPTED -> whole.excepted();
            case EVER_COMPROMISED -> whole.everCompromised();
        };
    }

    private List<OrganisationRow> rows() {
        return reports.furthestBehind(ORGANISATIONS).stream()
                .map(share -> new OrganisationRow(nameOf(share.organisation()), share))
                .toList();
    }

    private String nameOf(String organisation) {
        return organisation == null
                ? "The platform's own"
                : "%s (%s)".formatted(organisations.nameOf(OdsCode.of(organisation)), organisation);
    }

    private String whose(OdsCode only) {
        return only == null ? "The whole tenant" : nameOf(only.value());
    }

    /** Local Administrators need not choose their organisation where nothing is chosen. */
    private static String orFirstOf(Person person, String organisation) {
        boolean missing = organisation == null || organisation.isBlank();
        return missing && !Reports.seesAll(person)
                ? person.organisations().iterator().next().value()
                : organisation;
    }

    private static List<Option> ownOrganisations(Person person) {
        return person.organisations().stream()
                .map(code -> new Option(code.value(), code.value()))
                .toList();
    }

    private static Part read(String text) {
        var findings = new Findings();
        Part part = findings.optional("part", text, chosen -> Option.chosen(Part.class, chosen));
        findings.refuseIfAny();
        return part == null ? Part.ALL : part;
    }

    private static String link(String path, OdsCode organisation, Part part) {
        var link = UriComponentsBuilder.fromPath(path);
        filters(organisation, part).forEach(link::queryParam);
        return link.encode().toUriString();
    }

    private static Map<String, String> filters(OdsCode organisation, Part part) {
        var filters = new LinkedHashMap<String, String>();
        if (organisation != null) {
            filters.put("organisation", organisation.value());
        }
        if (part != Part.ALL) {
            filters.put("part", part.name());
        }
        return filters;
    }
}
