package org.gatehouse.namedlocation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The register of named locations, the check of ranges as one types, and the risks to know (AC-088). */
@Controller
@RequestMapping("/named-locations")
class LocationPages {

    private static final int SIZE = 20;
    private static final String PATH = "/named-locations";
    private static final int SHOWN = 12;
    private static final Set<String> SEE_CAPACITY = Set.of(Groups.DIRECTORY_SUPPORT, Groups.AUDITORS);

    /** A line of the register; {@code more} counts the ranges left out. */
    record Row(RegisteredLocation location, String owner, List<String> ranges, int more, boolean mine) {}

    private final LocationDesk desk;
    private final LocationFiles files;
    private final Organisations organisations;

    LocationPages(LocationDesk desk, LocationFiles files, Organisations organisations) {
        this.desk = desk;
        this.files = files;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView list(
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String ip,
            @RequestParam(required = false) String page,
            @SignedIn Person person) {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        LocationDesk.LookUp found =
                findings.optional("ip", ip, text -> text) == null ? null : lookUp(person, ip, findings);
        PageOf<RegisteredLocation> locations = PageLinks.find(page, SIZE, wanted -> desk.page(person, only, wanted));

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var shown = new ModelAndView("namedlocation/list", errors.status());
        shown.addObject("errors", errors);
        shown.addObject("rows", locations.map(location -> row(location, person)).items());
        shown.addObject("total", locations.total());
        shown.addObject("pages", PageLinks.of(locations, PATH, filters(organisation)));
        shown.addObject("found", found);
        shown.addObject("ip", ip);
        shown.addObject("organisation", organisation);
        shown.addObject("choosesOrganisation", LocationDesk.seesAll(person));
        shown.addObject("files", person.isLocalAdministrator());
        shown.addObject("capacity", person.isAnyOf(SEE_CAPACITY) ? desk.capacity() : List.of());
        return shown;
    }

    @GetMapping("/download")
    void download(
            @RequestParam(required = false) String organisation, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        var findings = new Findings();
        OdsCode only = findings.optional("organisation", organisation, OdsCode::of);
        findings.refuseIfAny();
        files.locations(person, only, response);
    }

    @GetMapping("/check")
    String check() {
        return "namedlocation/check";
    }

    /** What is typed so far, judged; the part of the page alone where it is asked for while typing. */
    @PostMapping("/check")
    String check(
            @RequestParam(defaultValue = "") String ipRanges,
            @RequestParam(required = false) String organisation,
            @RequestHeader(name = "HX-Request", required = false) String typing,
            @SignedIn Person person,
            Model model) {
        var findings = new Findings();
        OdsCode asking = findings.optional("organisation", organisation, OdsCode::of);
        model.addAttribute("ipRanges", ipRanges);
        model.addAttribute("report", report(person, asking, ipRanges));
        return typing == null ? "namedlocation/check" : "namedlocation/check :: verdicts";
    }

    @GetMapping("/risks")
    String risks() {
        return "namedlocation/risks";
    }

    /** As if nobody in particular asked, where the form was tampered with. */
    private RangeReport report(Person person, OdsCode asking, String ipRanges) {
        boolean own = asking != null && person.administers(asking);
        return desk.check(person, own ? asking : null, ipRanges);
    }

    private LocationDesk.LookUp lookUp(Person person, String ip, Findings findings) {
        try {
            return desk.lookUp(person, ip);
        } catch (Refusal refusal) {
            findings.addAll(refusal.findings());
            return null;
        }
    }

    private Row row(RegisteredLocation location, Person person) {
        List<String> ranges =
                location.ranges().stream().limit(SHOWN).map(IpRange::toString).toList();
        String owner = location.organisation() == null
                ? "Everybody, by default"
                : "%s (%s)".formatted(organisations.nameOf(location.organisation()), location.organisation());
        return new Row(
                location,
                owner,
                ranges,
                location.ranges().size() - ranges.size(),
                location.organisation() != null && person.administers(location.organisation()));
    }

    private static Map<String, String> filters(String organisation) {
        var filters = new LinkedHashMap<String, String>();
        if (organisation != null && !organisation.isBlank()) {
            filters.put("organisation", organisation);
        }
        return filters;
    }
}
