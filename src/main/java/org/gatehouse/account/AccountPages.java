package org.gatehouse.account;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.compromise.AccountAction;
import org.gatehouse.compromise.Compromises;
import org.gatehouse.compromise.Containment;
import org.gatehouse.compromise.Sign;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.enrolment.Enrolments;
import org.gatehouse.exemption.Exemptions;
import org.gatehouse.exemption.Exemptions.Exemption;
import org.gatehouse.guidance.Guidance;
import org.gatehouse.guidance.Topic;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.Elapsed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The search for accounts, and the page of one. */
@Controller
@RequestMapping("/accounts")
class AccountPages {

    private static final String PATH = "/accounts";
    private static final List<Option> SIZES = List.of(new Option("20", "20"), new Option("50", "50"));

    private final AccountDesk desk;
    private final Exemptions exemptions;
    private final Compromises compromises;
    private final Enrolments enrolments;
    private final Organisations organisations;
    private final Guidance guidance;
    private final Clock clock;

    AccountPages(
            AccountDesk desk,
            Exemptions exemptions,
            Compromises compromises,
            Enrolments enrolments,
            Organisations organisations,
            Guidance guidance,
            Clock clock) {
        this.desk = desk;
        this.exemptions = exemptions;
        this.compromises = compromises;
        this.enrolments = enrolments;
        this.organisations = organisations;
        this.guidance = guidance;
        this.clock = clock;
    }

    /**
     * What is found so far; the part of the page alone where it is asked for while typing.
     *
     * @param marked the account whose lock-down is shown above, because it has just been marked
     */
    @GetMapping
    ModelAndView list(
            @RequestParam(required = false) String marked,
            @RequestParam(required = false) String organisation,
            @RequestParam(required = false) String q,
            @RequestParam(required = false) String page,
            @RequestParam(required = false) String size,
            @RequestHeader(name = "HX-Request", required = false) String typing,
            @SignedIn Person person) {
        var findings = new Findings();
        AccountFilter filter = AccountFilter.of(organisation, q, findings);
        int perPage = "50".equals(size) ? 50 : 20;
        PageOf<AccountDesk.Found> accounts = findings.isEmpty()
                ? PageLinks.find(
                        page, perPage, wanted -> desk.search(person, filter.organisation(), filter.text(), wanted))
                : new PageOf<>(List.of(), 0, perPage, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var shown = new ModelAndView(typing == null ? "account/list" : "account/list :: found", errors.status());
        shown.addObject("errors", errors);
        shown.addObject("typing", typing != null);
        shown.addObject("found", accounts.items());
        shown.addObject("total", accounts.total());
        shown.addObject("more", accounts.total() > PageOf.COUNTED);
        shown.addObject("pages", PageLinks.of(accounts, PATH, filters(organisation, q, perPage)));
        shown.addObject("q", q);
        shown.addObject("organisation", organisation);
        shown.addObject("size", perPage);
        shown.addObject("sizes", SIZES);
        shown.addObject("marked", marked);
        shown.addObject("containment", containmentOf(marked, person));
        shown.addObject(
                "choosesOrganisation",
                AccountSight.seesAll(person) || person.organisations().size() > 1);
        return shown;
    }

    @GetMapping("/{address}")
    String account(@PathVariable String address, @SignedIn Person person, Model model) {
        AccountRecord record = desk.account(person, address);
        DirectoryAccount account = record.account();
        boolean withNumbers = AccountSight.seesNumbers(person, account);
        model.addAttribute("record", record);
        model.addAttribute("account", account);
        model.addAttribute("organisation", nameOf(account.organisation()));
        model.addAttribute("mfa", record.mfa());
        model.addAttribute("enrolment", enrolments.latestOf(account.id()).orElse(null));
        List<ShownMethod> methods = account.methods().stream()
                .map(method -> ShownMethod.of(method, withNumbers))
                .toList();
        model.addAttribute("methods", methods);
        model.addAttribute(
                "foreign", methods.stream().anyMatch(ShownMethod::outsideUk) ? guidance.of(Topic.UK_NUMBERS) : null);
        model.addAttribute("exception", record.exception().orElse(null));
        model.addAttribute("elapsed", record.exception().map(this::elapsed).orElse(null));
        model.addAttribute(
                "guides",
                AdviceOnAccount.about(record).stream().map(guidance::of).toList());
        model.addAttribute("compromise", compromises.latestOf(account.id()).orElse(null));
        model.addAttribute("mayRemediate", compromises.isRemediatedBy(person, account));
        model.addAttribute("mayHandOver", !record.deleted() && compromises.isHandedOverBy(account.id(), person));
        Map<AccountAction, String> refusals = record.actions().refusals();
        model.addAttribute(
                "mayMark",
                compromises.isMarkedBy(person, account) && !refusals.containsKey(AccountAction.MARK_COMPROMISED));
        model.addAttribute("signs", Sign.values());
        model.addAttribute("actions", AccountAction.values());
        model.addAttribute("refusals", refusals);
        model.addAttribute(
                "carriesOut",
                AccountActions.carriedOut().stream()
                        .filter(action -> AccountActions.isFor(person, action, account))
                        .toList());
        boolean mayAsk = AccountSight.administers(person, account) && !record.deleted();
        model.addAttribute("mayAsk", mayAsk);
        model.addAttribute("grounds", mayAsk ? exemptions.groundsAgainstADay(account) : List.of());
        return "account/account";
    }

    /** Null where there is no such account for this reader, or it was never marked. */
    private Containment containmentOf(String marked, Person person) {
        return marked == null
                ? null
                : desk.find(person, marked)
                        .flatMap(account -> compromises.containmentOf(account.id()))
                        .orElse(null);
    }

    /** Null until it is granted. */
    private Elapsed elapsed(Exemption exemption) {
        return exemption.startsAt() == null
                ? null
                : Elapsed.running(exemption.startsAt(), exemption.endsAt(), clock.instant());
    }

    private String nameOf(OdsCode organisation) {
        return organisation == null
                ? "None: it is the platform's own"
                : "%s (%s)".formatted(organisations.nameOf(organisation), organisation);
    }

    private static Map<String, String> filters(String organisation, String q, int size) {
        var filters = new LinkedHashMap<String, String>();
        if (q != null && !q.isBlank()) {
            filters.put("q", q);
        }
        if (organisation != null && !organisation.isBlank()) {
            filters.put("organisation", organisation);
        }
        filters.put("size", String.valueOf(size));
        return filters;
    }
}
