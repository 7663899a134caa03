package org.gatehouse.signin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.account.AccountSight;
import org.gatehouse.exemption.AccountList;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.namedlocation.Whereabouts;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.CsvDownload;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page that answers who of a site is asked, and in what they differ; the whole of it as a table to download. */
@Controller
@RequestMapping("/sign-in-checks/site")
class SitePages {

    static final int MOST_ACCOUNTS = 10_000;

    private static final int MOST_BYTES = 1 << 20;
    private static final int SHOWN = 200;
    private static final List<String> COLUMNS =
            List.of("Account", "Outcome", "Rule", "Policy", "Differs from most", "Look at", "Because");
    private static final Map<String, String> WHEN_MISSING = Map.of(
            "accounts", "Enter addresses of accounts, choose a file, or name an organisation",
            "sourceIp", "Enter the IP address from which the sign-ins come",
            "application", "Choose an application",
            "client", "Choose a client");

    record Fields(String accounts, String organisation, String application, String client, String sourceIp) {}

    private final SiteCheck site;
    private final SignInDesk desk;
    private final Organisations organisations;

    SitePages(SiteCheck site, SignInDesk desk, Organisations organisations) {
        this.site = site;
        this.desk = desk;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView ask() {
        return page(new Fields(null, null, null, null, null), FormErrors.NONE);
    }

    @PostMapping
    ModelAndView check(
            @ModelAttribute("fields") Fields fields,
            @RequestParam(required = false) MultipartFile file,
            @SignedIn Person person)
            throws IOException {
        try {
            SiteReport report = carryOut(fields, file, person);
            ModelAndView page = page(fields, FormErrors.NONE);
            page.addObject("report", report);
            page.addObject("rows", report.rows().stream().limit(SHOWN).toList());
            page.addObject("asOf", site.asOf());
            return page;
        } catch (Refusal refusal) {
            return page(fields, FormErrors.refused(refusal, WHEN_MISSING));
        }
    }

    @PostMapping("/download")
    ModelAndView download(
            @ModelAttribute("fields") Fields fields,
            @RequestParam(required = false) MultipartFile file,
            @SignedIn Person person,
            HttpServletResponse response)
            throws IOException {
        SiteReport report;
        try {
            report = carryOut(fields, file, person);
        } catch (Refusal refusal) {
            return page(fields, FormErrors.refused(refusal, WHEN_MISSING));
        }
        CsvDownload.<SiteReport.Row>answer(
                response, "sign-ins-of-a-site.csv", COLUMNS, parts -> parts.accept(report.rows()), SitePages::cells);
        return null;
    }

    private SiteReport carryOut(Fields fields, MultipartFile file, Person person) throws IOException {
        var findings = new Findings();
        Application application =
                findings.optional("application", fields.application(), text -> Option.chosen(Application.class, text));
        Client client = findings.optional("client", fields.client(), text -> Option.chosen(Client.class, text));
        Asked.what(application, client, findings);
        String ip = findings.required("sourceIp", fields.sourceIp(), String::strip);
        Whereabouts.Place place = ip == null ? null : desk.place(person, ip, findings);
        OdsCode organisation = findings.optional("organisation", fields.organisation(), OdsCode::of);
        List<String> accounts = accounts(fields.accounts(), file, organisation, person, findings);
        findings.refuseIfAny();
        var attempt = new Attempt(application, client, desk.now());
        List<Member> members = organisation == null
                ? site.of(person, accounts, attempt, place.inNamedLocation())
                : estate(organisation, attempt, place.inNamedLocation());
        return SiteReport.of(members, attempt, place.ip());
    }

    private List<Member> estate(OdsCode organisation, Attempt attempt, boolean fromNamedLocation) {
        var members = new ArrayList<Member>();
        site.estate(organisation, attempt, fromNamedLocation, members::add);
        return members;
    }

    private List<String> accounts(
            String pasted, MultipartFile file, OdsCode organisation, Person person, Findings findings)
            throws IOException {
        if (organisation != null) {
            if (!AccountSight.sees(person, organisation)
                    || organisations.find(organisation).isEmpty()) {
                findings.add(
                        "organisation",
                        "ORGANISATION_UNKNOWN",
                        "There is no organisation %s whose accounts you may see".formatted(organisation));
            }
            return List.of();
        }
        boolean hasFile = file != null && !file.isEmpty();
        List<String> uploaded =
                hasFile ? AccountList.uploaded("file", file.getBytes(), MOST_BYTES, findings) : List.of();
        List<String> all = Stream.concat(AccountList.pasted(pasted).stream(), uploaded.stream())
                .toList();
        if (all.isEmpty() && !hasFile) {
            findings.add("accounts", "REQUIRED", "Name some accounts");
        }
        if (all.size() > MOST_ACCOUNTS) {
            findings.add(
                    "accounts", "TOO_MANY", "At most %,d accounts can be checked at once".formatted(MOST_ACCOUNTS));
            return List.of();
        }
        return all;
    }

    private static List<String> cells(SiteReport.Row row) {
        return List.of(
                row.account(),
                row.outcome() == null ? "No such account" : row.outcome().inWords(),
                row.rule(),
                row.policy(),
                String.join("; ", row.differences()),
                String.join("; ", row.checks()),
                row.because());
    }

    private static ModelAndView page(Fields fields, FormErrors errors) {
        var page = new ModelAndView("signin/site", errors.status());
        page.addObject("fields", fields);
        page.addObject("errors", errors);
        page.addObject("applications", SignInPages.APPLICATIONS);
        page.addObject("clients", SignInPages.CLIENTS);
        page.addObject("most", MOST_ACCOUNTS);
        page.addObject("shown", SHOWN);
        return page;
    }
}
