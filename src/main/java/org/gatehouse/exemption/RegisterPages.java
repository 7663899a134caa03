package org.gatehouse.exemption;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.exemption.ExceptionRegister.Entry;
import org.gatehouse.exemption.ExceptionRegister.Part;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Who;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.Elapsed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/** The register of exceptions with its filters, and what is filtered as a table to download. */
@Controller
@RequestMapping("/exceptions")
class RegisterPages {

    private static final int SIZE = 20;
    private static final String PATH = "/exceptions";
    private static final List<Option> PARTS = List.of(
            new Option(Part.RUNNING.name(), "Running"),
            new Option(Part.ENDING_SOON.name(), "Ending within %d days".formatted(ExceptionRegister.SOON.toDays())));
    private static final String FREQUENT =
            "More than %d in %d days".formatted(Judgement.FREQUENT, Judgement.RECENTLY.toDays());

    /** The filters as they come in. */
    record Filters(String part, String organisation, String page) {

        public boolean any() {
            return !set().isEmpty();
        }

        Map<String, String> set() {
            var set = new LinkedHashMap<String, String>();
            set.put("part", part);
            set.put("organisation", organisation);
            set.values().removeIf(value -> value == null || value.isBlank());
            return set;
        }

        Part readPart(Findings findings) {
            Part read = findings.optional("part", part, chosen -> Option.chosen(Part.class, chosen));
            return read == null ? Part.ALL : read;
        }

        OdsCode readOrganisation(Findings findings) {
            return findings.optional("organisation", organisation, OdsCode::of);
        }
    }

    /** A line of the register as the page shows it. */
    record Row(Entry entry, String organisation, String approvedBy, Elapsed elapsed) {}

    private final ExceptionRegister register;
    private final RegisterTable table;
    private final Organisations organisations;
    private final Who who;
    private final Clock clock;

    RegisterPages(ExceptionRegister register, RegisterTable table, Organisations organisations, Who who, Clock clock) {
        this.register = register;
        this.table = table;
        this.organisations = organisations;
        this.who = who;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView list(@ModelAttribute("filters") Filters filters, @SignedIn Person person) {
        var findings = new Findings();
        Part part = filters.readPart(findings);
        OdsCode organisation = filters.readOrganisation(findings);
        PageOf<Entry> found = findings.isEmpty()
                ? PageLinks.find(filters.page(), SIZE, page -> register.page(person, organisation, part, page))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var page = new ModelAndView("exemption/register", errors.status());
        page.addObject("errors", errors);
        page.addObject("rows", rows(found.items()));
        page.addObject("total", found.total());
        page.addObject("pages", PageLinks.of(found, PATH, filters.set()));
        page.addObject("parts", PARTS);
        page.addObject("frequent", FREQUENT);
        page.addObject("choosesOrganisation", ExceptionRegister.seesAll(person));
        page.addObject("files", person.isLocalAdministrator());
        page.addObject("download", download(filters));
        return page;
    }

    @GetMapping("/download")
    void download(@ModelAttribute Filters filters, @SignedIn Person person, HttpServletResponse response)
            throws IOException {
        var findings = new Findings();
        Part part = filters.readPart(findings);
        OdsCode organisation = filters.readOrganisation(findings);
        findings.refuseIfAny();
        table.write(person, organisation, part, response);
    }

    /** Each organisation and each reviewer is looked up once for all lines. */
    private List<Row> rows(List<Entry> entries) {
        Map<String, String> owners = new HashMap<>();
        Map<String, String> approvers = new HashMap<>();
        Instant now = clock.instant();
        return entries.stream()
                .map(entry -> new Row(
                        entry,
                        owners.computeIfAbsent(entry.organisation(), this::nameOf),
                        entry.approvedBy() == null ? "" : approvers.computeIfAbsent(entry.approvedBy(), who::inWords),
                        elapsed(entry, now)))
                .toList();
    }

    private static Elapsed elapsed(Entry entry, Instant now) {
        return entry.state().isOver()
                ? Elapsed.stopped(entry.startsAt(), entry.endsAt(), entry.endedAt())
                : Elapsed.running(entry.startsAt(), entry.endsAt(), now);
    }

    private String nameOf(String organisation) {
        return "%s (%s)".formatted(organisations.nameOf(OdsCode.of(organisation)), organisation);
    }

    private static String download(Filters filters) {
        var link = UriComponentsBuilder.fromPath(PATH + "/download");
        filters.set().forEach(link::queryParam);
        return link.encode().toUriString();
    }
}
