package org.gatehouse.onboarding;

import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestAccess;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which a Local Administrator asks for an MFA policy, with the guidance to read before (AC-053 to 064). */
@Controller
@RequestMapping("/onboarding/new")
class OnboardingPages {

    private static final List<Option> POLICIES = List.of(
            new Option(
                    MfaPolicy.STANDARD.name(),
                    MfaPolicy.STANDARD.inWords(),
                    "Users are always asked for their second factor when they sign in"),
            new Option(
                    MfaPolicy.NAMED_LOCATIONS.name(),
                    MfaPolicy.NAMED_LOCATIONS.inWords(),
                    "Users are not asked for it in Microsoft 365 while their device is in a named location, such as HSCN"));
    private static final List<Option> SCOPES = List.of(
            new Option(
                    Scope.SUBSET.name(),
                    Scope.SUBSET.inWords(),
                    "Strongly recommended: begin with a few users and add more when it works"),
            new Option(Scope.ALL.name(), Scope.ALL.inWords()));
    private static final Map<String, String> WHEN_MISSING = Map.of(
            "organisation", "Choose the organisation",
            "policy", "Choose a policy",
            "scope", "Choose who the policy is for",
            "securityGroup", "Enter the security group's Display Name",
            "contactEmail", "Enter a contact email address");

    private final Onboardings onboardings;
    private final RequestAccess access;
    private final Organisations organisations;

    OnboardingPages(Onboardings onboardings, RequestAccess access, Organisations organisations) {
        this.onboardings = onboardings;
        this.access = access;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView blank(@RequestParam(required = false) String from, @SignedIn Person person) {
        return page(from == null ? OnboardingFields.blank(person) : like(from, person), FormErrors.NONE, person);
    }

    @PostMapping
    ModelAndView file(@ModelAttribute OnboardingFields fields, @SignedIn Person person, RedirectAttributes next) {
        var findings = new Findings();
        OnboardingCommand command = fields.toForm().read(person, findings);
        try {
            RequestReference ritm = onboardings.file(command, findings);
            next.addFlashAttribute(
                    "done",
                    "Your request %s has been submitted. %s will be told by email what becomes of it."
                            .formatted(ritm, command.contact()));
            return new ModelAndView("redirect:/requests/" + ritm);
        } catch (Refusal refusal) {
            return page(fields, FormErrors.refused(refusal, WHEN_MISSING), person);
        }
    }

    private ModelAndView page(OnboardingFields fields, FormErrors errors, Person person) {
        var page = new ModelAndView("onboarding/new", errors.status());
        page.addObject("form", fields);
        page.addObject("errors", errors);
        page.addObject(
                "organisations",
                person.organisations().stream().map(this::option).toList());
        page.addObject("policies", POLICIES);
        page.addObject("scopes", SCOPES);
        return page;
    }

    /** Filled in from an earlier request that came to nothing; blank where it did not. */
    private OnboardingFields like(String ritm, Person person) {
        Request before = access.visible(person, ritm);
        boolean fits = before.type() == RequestType.ONBOARDING
                && before.cameToNothing()
                && person.administers(before.organisation());
        return fits
                ? OnboardingFields.like(before.organisation().value(), onboardings.details(before))
                : OnboardingFields.blank(person);
    }

    private Option option(OdsCode organisation) {
        return new Option(organisation.value(), "%s (%s)".formatted(organisations.nameOf(organisation), organisation));
    }
}
