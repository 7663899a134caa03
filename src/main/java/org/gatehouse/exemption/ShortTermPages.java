package org.gatehouse.exemption;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a Local Administrator gives an account an exception of 24 hours (AC-092). */
@Controller
@RequestMapping("/short-term-exception/new")
class ShortTermPages {

    private static final String ACCOUNT = "account";
    private static final Map<String, String> WHEN_MISSING = Map.of(
            ACCOUNT,
            "Enter the account",
            "justification",
            "Choose why it is needed",
            "details",
            "Say what it is, since none of the others fits");
    private static final List<Option> JUSTIFICATIONS = Arrays.stream(Justification.values())
            .map(justification -> new Option(justification.name(), justification.inWords()))
            .toList();

    /** The form as it comes in: texts, so that what nobody offered is a finding like others. */
    record Fields(String account, String justification, String details) {

        ShortTermForm toForm() {
            Justification chosen = Arrays.stream(Justification.values())
                    .filter(value -> value.name().equals(justification))
                    .findFirst()
                    .orElse(null);
            return new ShortTermForm(
                    account, chosen, details == null ? null : details.replace("\r\n", "\n"), null, null);
        }
    }

    private final ShortTermExceptions exceptions;
    private final RequestAccess access;
    private final TermTable table;
    private final LondonTime london;
    private final Clock clock;

    ShortTermPages(
            ShortTermExceptions exceptions, RequestAccess access, TermTable table, LondonTime london, Clock clock) {
        this.exceptions = exceptions;
        this.access = access;
        this.table = table;
        this.london = london;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView blank(
            @RequestParam(required = false) String account,
            @RequestParam(required = false) String from,
            @SignedIn Person person) {
        return page(from == null ? new Fields(account, null, null) : like(from, person), FormErrors.NONE);
    }

    @PostMapping
    ModelAndView file(@ModelAttribute Fields fields, @SignedIn Person person, RedirectAttributes next) {
        var findings = new Findings();
        ShortTermCommand command = fields.toForm().read(person, findings);
        try {
            RequestReference ritm = exceptions.apply(command, findings);
            next.addFlashAttribute(
                    "done",
                    ("The exception of %s is filed and begins as soon as the directory shows it. You and the account's"
                                    + " holder are told by email then, and before it ends.")
                            .formatted(command.account()));
            return new ModelAndView("redirect:/requests/" + ritm);
        } catch (Refusal refusal) {
            return page(fields, FormErrors.refused(atTheAccount(refusal), WHEN_MISSING));
        }
    }

    private ModelAndView page(Fields fields, FormErrors errors) {
        var page = new ModelAndView("exemption/short", errors.status());
        page.addObject("form", fields);
        page.addObject("errors", errors);
        page.addObject("justifications", JUSTIFICATIONS);
        page.addObject(
                "endsAt",
                london.inWords(
                        clock.instant().plus(table.of(ExceptionKind.SHORT).lasts())));
        return page;
    }

    private Fields like(String ritm, Person person) {
        Request before = access.visible(person, ritm);
        if (before.type() != RequestType.SHORT_TERM_EXCEPTION) {
            return new Fields(null, null, null);
        }
        ShortTermDetails details = exceptions.details(before);
        return new Fields(details.account(), details.justification().name(), details.details());
    }

    /** Whatever speaks against it, speaks against the account. */
    private static Refusal atTheAccount(Refusal refusal) {
        return new Refusal(
                refusal.kind(),
                refusal.findings().stream()
                        .map(finding -> finding.field().isEmpty()
                                ? new Finding(ACCOUNT, finding.code(), finding.message())
                                : finding)
                        .toList());
    }
}
