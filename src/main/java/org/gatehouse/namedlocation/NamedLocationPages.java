package org.gatehouse.namedlocation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.namedlocation.LocationCriteria.Criterion;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a Local Administrator asks about a named location, with what to know before (AC-071 to AC-079). */
@Controller
@RequestMapping("/named-location/new")
class NamedLocationPages {

    private static final List<Option> ACTIONS = List.of(
            new Option(
                    LocationAction.REGISTER.name(),
                    "Register a new named location",
                    "A network of your organisation that is not HSCN or Secure Boundary"),
            new Option(
                    LocationAction.UPDATE.name(),
                    "Change the ranges of a registered one",
                    "Give the complete new list; you see the difference on the request"),
            new Option(
                    LocationAction.REMOVE.name(),
                    "Remove a registered one",
                    "Users are asked for their second factor there again"));
    private static final Map<String, String> WHEN_MISSING = Map.of(
            "organisation", "Choose the organisation",
            "action", "Choose what you ask for",
            "name", "Enter a name for the network",
            "ipRanges", "Enter at least one IP address or range",
            "seniorApproval.name", "Enter the name of the senior person",
            "seniorApproval.role", "Choose the role of the senior person",
            "seniorApproval.email", "Enter the email address of the senior person",
            "seniorApproval.confirmedOn", "Enter the day of the written confirmation",
            "seniorApproval.reference", "Enter where the written confirmation is kept");

    private final NamedLocations locations;
    private final LocationRegister register;
    private final LocationCriteria criteria;
    private final RequestAccess access;
    private final Decisions decisions;
    private final Organisations organisations;
    private final Clock clock;

    NamedLocationPages(
            NamedLocations locations,
            LocationRegister register,
            LocationCriteria criteria,
            RequestAccess access,
            Decisions decisions,
            Organisations organisations,
            Clock clock) {
        this.locations = locations;
        this.register = register;
        this.criteria = criteria;
        this.access = access;
        this.decisions = decisions;
        this.organisations = organisations;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView blank(
            @RequestParam(required = false) String from,
            @RequestParam(required = false) String action,
            @RequestParam(required = false) String name,
            @SignedIn Person person) {
        NamedLocationFields fields = from == null ? about(action, name, person) : like(from, person);
        return page(fields, FormErrors.NONE, person);
    }

    @PostMapping
    ModelAndView file(@ModelAttribute NamedLocationFields sent, @SignedIn Person person, RedirectAttributes next) {
        boolean confirmsOthers =
                sent.criteriaOf() != null && !criteriaOf(sent.criteriaOf()).equals(criteriaOf(sent.action()));
        NamedLocationFields fields = confirmsOthers ? sent.unconfirmed() : sent;
        var findings = new Findings();
        LocalDate today = LocalDate.ofInstant(clock.instant(), WorkingHours.LONDON);
        NamedLocationCommand command = fields.toForm(criteriaOf(fields.action()).size(), reasons(fields, person))
                .read(person, today, findings);
        try {
            RequestReference ritm = locations.file(command, findings);
            next.addFlashAttribute(
                    "done",
                    "Your request %s has been submitted. %s will be told by email what becomes of it."
                            .formatted(ritm, person.address()));
            return new ModelAndView("redirect:/requests/" + ritm);
        } catch (Refusal refusal) {
            return page(fields, FormErrors.refused(atEachReason(refusal, fields, person), WHEN_MISSING), person);
        }
    }

    private ModelAndView page(NamedLocationFields fields, FormErrors errors, Person person) {
        var page = new ModelAndView("namedlocation/new", errors.status());
        List<Criterion> toConfirm = criteriaOf(fields.action());
        page.addObject("form", fields);
        page.addObject("errors", errors);
        page.addObject(
                "organisations",
                person.organisations().stream().map(this::option).toList());
        page.addObject("actions", ACTIONS);
        page.addObject(
                "roles",
                Arrays.stream(SeniorApproval.Role.values())
                        .map(role -> new Option(role.name(), role.inWords()))
                        .toList());
        page.addObject("criteria", toConfirm.stream().map(Criterion::text).toList());
        page.addObject("placeholders", toConfirm.stream().anyMatch(Criterion::placeholder));
        page.addObject("reasons", reasons(fields, person));
        return page;
    }

    /** Begins a change or a removal with what is registered. */
    private NamedLocationFields about(String action, String name, Person person) {
        String ranges = null;
        if (name != null && person.organisations().size() == 1) {
            ranges = registered(person.organisations().iterator().next(), name);
        }
        return NamedLocationFields.blank(person, action, name, ranges);
    }

    private String registered(OdsCode organisation, String name) {
        try {
            return register.find(organisation, LocationName.of(name))
                    .map(location -> String.join(
                            ", ",
                            location.ranges().stream().map(IpRange::toString).toList()))
                    .orElse(null);
        } catch (Malformed noName) {
            return null;
        }
    }

    /** Filled in from an earlier request that came to nothing, which it corrects where that is still possible. */
    private NamedLocationFields like(String ritm, Person person) {
        Request before = access.visible(person, ritm);
        boolean fits = before.type() == RequestType.NAMED_LOCATION
                && before.cameToNothing()
                && person.administers(before.organisation());
        return fits
                ? NamedLocationFields.like(
                        before.organisation().value(),
                        locations.details(before),
                        before.isContestable(clock.instant()) ? ritm : null)
                : NamedLocationFields.blank(person, null, null, null);
    }

    private List<Criterion> criteriaOf(String chosen) {
        return criteria.of(Arrays.stream(LocationAction.values())
                .filter(action -> action.name().equals(chosen))
                .findFirst()
                .orElse(LocationAction.REGISTER));
    }

    /** The reasons that are to be answered, in the order of the decision. */
    private List<String> reasons(NamedLocationFields fields, Person person) {
        if (fields.resubmissionOf() == null || fields.resubmissionOf().isBlank()) {
            return List.of();
        }
        List<Decision> made =
                decisions.on(access.visible(person, fields.resubmissionOf()).ritm());
        return made.isEmpty() ? List.of() : made.get(made.size() - 1).reasons();
    }

    /** What was left unanswered is told at its own field; the findings come in the order of the reasons. */
    private Refusal atEachReason(Refusal refusal, NamedLocationFields fields, Person person) {
        Iterator<String> unanswered =
                fields.unanswered(reasons(fields, person).size()).iterator();
        List<Finding> placed = refusal.findings().stream()
                .map(finding -> finding.field().equals(NamedLocationPolicy.ANSWERS) && unanswered.hasNext()
                        ? new Finding(unanswered.next(), finding.code(), finding.message())
                        : finding)
                .toList();
        return new Refusal(refusal.kind(), placed);
    }

    private Option option(OdsCode organisation) {
        return new Option(organisation.value(), "%s (%s)".formatted(organisations.nameOf(organisation), organisation));
    }
}
