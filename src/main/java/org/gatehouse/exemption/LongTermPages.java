package org.gatehouse.exemption;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.SeniorApproval;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.WorkingHours;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a Local Administrator asks for exceptions of 180 days (AC-025, AC-093). */
@Controller
@RequestMapping("/long-term-exception/new")
class LongTermPages {

    private static final String ACCOUNTS = "accounts";
    private static final String FILE = "file";
    /** As many problems with accounts are told at the field itself; more of them only at the head of the page. */
    private static final int TOLD_AT_THE_FIELD = 3;

    private static final Map<String, String> WHEN_MISSING = Map.ofEntries(
            Map.entry("organisation", "Choose the organisation"),
            Map.entry(ACCOUNTS, "Enter at least one account, or choose a file"),
            Map.entry("rationale", "Choose why the accounts need it"),
            Map.entry("alternativesConsidered.coreMethods", "Say why no core method does"),
            Map.entry("alternativesConsidered.fido2", "Say why no FIDO2 key does"),
            Map.entry("alternativesConsidered.namedLocation", "Say why no named location does"),
            Map.entry("riskAssessment", "Enter the risk assessment"),
            Map.entry("eliminationPlan", "Enter the plan that makes the exception unnecessary"),
            Map.entry("seniorApproval.name", "Enter the name of the senior person"),
            Map.entry("seniorApproval.role", "Choose the role of the senior person"),
            Map.entry("seniorApproval.email", "Enter the email address of the senior person"),
            Map.entry("seniorApproval.confirmedOn", "Enter the day of the written confirmation"),
            Map.entry("seniorApproval.reference", "Enter where the written confirmation is kept"));
    private static final List<Option> RATIONALES = Arrays.stream(Rationale.values())
            .map(rationale -> new Option(rationale.name(), rationale.inWords()))
            .toList();
    private static final List<Option> ROLES = Arrays.stream(SeniorApproval.Role.values())
            .map(role -> new Option(role.name(), role.inWords()))
            .toList();

    private final LongTermExceptions exceptions;
    private final Exemptions exemptions;
    private final RequestAccess access;
    private final Organisations organisations;
    private final Clock clock;

    LongTermPages(
            LongTermExceptions exceptions,
            Exemptions exemptions,
            RequestAccess access,
            Organisations organisations,
            Clock clock) {
        this.exceptions = exceptions;
        this.exemptions = exemptions;
        this.access = access;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView blank(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String renews,
            @SignedIn Person person) {
        LongTermFields fields = renews != null
                ? renewing(renews, person)
                : from != null ? like(from, person) : LongTermFields.blank(onlyOrganisationOf(person), account);
        return page(fields, FormErrors.NONE, person);
    }

    @PostMapping
    ModelAndView file(
            @ModelAttribute LongTermFields fields,
            @RequestParam(required = false) MultipartFile file,
            @SignedIn Person person,
            RedirectAttributes next)
            throws IOException {
        var findings = new Findings();
        List<String> listed = Stream.concat(
                        AccountList.pasted(fields.accounts()).stream(), uploaded(file, findings).stream())
                .toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON);
        boolean unreadableFile = !findings.isEmpty();
        LongTermCommand command = fields.toForm(listed).read(person, today, findings);
        try {
            RequestReference ritm = exceptions.apply(command, findings);
            next.addFlashAttribute(
                    "done",
                    "Your request %s has been submitted. %s will be told by email what becomes of it."
                            .formatted(ritm, person.address()));
            return new ModelAndView("redirect:/requests/" + ritm);
        } catch (Refusal refusal) {
            LongTermFields shown = file == null || file.isEmpty() || unreadableFile ? fields : fields.with(listed);
            return page(shown, FormErrors.refused(atTheList(refusal, listed, unreadableFile), WHEN_MISSING), person);
        }
    }

    private static List<String> uploaded(MultipartFile file, Findings findings) throws IOException {
        return file == null || file.isEmpty() ? List.of() : AccountList.uploaded(FILE, file.getBytes(), findings);
    }

    private ModelAndView page(LongTermFields fields, FormErrors errors, Person person) {
        var page = new ModelAndView("exemption/long", errors.status());
        page.addObject("form", fields);
        page.addObject("errors", errors);
        page.addObject("accountsError", accountsError(errors));
        page.addObject(
                "organisations",
                person.organisations().stream().map(this::option).toList());
        page.addObject("rationales", RATIONALES);
        page.addObject("roles", ROLES);
        page.addObject("most", LongTermForm.MOST_ACCOUNTS);
        return page;
    }

    private static String accountsError(FormErrors errors) {
        long problems = errors.all().stream()
                .filter(finding -> finding.field().equals(ACCOUNTS))
                .count();
        return problems > TOLD_AT_THE_FIELD
                ? "%d problems with accounts, which are listed at the top of the page".formatted(problems)
                : errors.of(ACCOUNTS);
    }

    /** The page has one field for all accounts: each problem is told there, with the account that it is about. Who chose a file that cannot be read has listed something. */
    private static Refusal atTheList(Refusal refusal, List<String> listed, boolean unreadableFile) {
        return new Refusal(
                refusal.kind(),
                refusal.findings().stream()
                        .filter(finding -> !(unreadableFile && finding.equals(LongTermForm.NO_ACCOUNTS)))
                        .map(finding -> finding.field().startsWith(ACCOUNTS + "[")
                                ? new Finding(ACCOUNTS, finding.code(), naming(listed, finding))
                                : finding)
                        .toList());
    }

    private static String naming(List<String> listed, Finding finding) {
        String account = listed.get(LongTermForm.placeOf(finding.field()));
        return finding.message().toLowerCase(Locale.ROOT).contains(account.toLowerCase(Locale.ROOT))
                ? finding.message()
                : "%s: %s".formatted(account, finding.message());
    }

    /** Begins with what runs of an earlier request, and with what was said for it. */
    private LongTermFields renewing(String ritm, Person person) {
        Request before = access.visible(person, ritm);
        return isOwn(before, person)
                ? LongTermFields.like(
                        before.organisation().value(),
                        exemptions.running(before.ritm()).stream()
                                .map(AccountAddress::value)
                                .toList(),
                        exceptions.details(before),
                        ritm)
                : LongTermFields.blank(onlyOrganisationOf(person), null);
    }

    private LongTermFields like(String ritm, Person person) {
        Request before = access.visible(person, ritm);
        if (!isOwn(before, person)) {
            return LongTermFields.blank(onlyOrganisationOf(person), null);
        }
        LongTermDetails details = exceptions.details(before);
        return LongTermFields.like(before.organisation().value(), details.accounts(), details, null);
    }

    private static boolean isOwn(Request before, Person person) {
        return before.type() == RequestType.LONG_TERM_EXCEPTION && person.administers(before.organisation());
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
