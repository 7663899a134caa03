package org.gatehouse.enrolment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** How far a rollout is: who joined a policy, what is outstanding, and until when. */
@Controller
class EnrolmentPages {

    private static final int SIZE = 20;
    private static final String PATH = "/enrolments";
    private static final List<Option> STATES = Arrays.stream(EnrolmentState.values())
            .map(state -> new Option(state.name(), state.inWords()))
            .toList();
    private static final List<Option> POLICIES = Arrays.stream(MfaPolicy.values())
            .map(policy -> new Option(policy.name(), policy.inWords()))
            .toList();

    /** The filters as they come in. */
    record Filters(String state, String policy, String organisation, String page) {

        public boolean any() {
            return !set().isEmpty();
        }

        Map<String, String> set() {
            var set = new LinkedHashMap<String, String>();
            set.put("state", state);
            set.put("policy", policy);
            set.put("organisation", organisation);
            set.values().removeIf(value -> value == null || value.isBlank());
            return set;
        }
    }

    /** A state with how many are in it, and their part of all in percent. */
    record Part(EnrolmentState state, long count, long percent) {}

    private final EnrolmentDesk desk;

    EnrolmentPages(EnrolmentDesk desk) {
        this.desk = desk;
    }

    @GetMapping(PATH)
    ModelAndView list(@ModelAttribute("filters") Filters filters, @SignedIn Person person) {
        var findings = new Findings();
        EnrolmentState state =
                findings.optional("state", filters.state(), chosen -> Option.chosen(EnrolmentState.class, chosen));
        MfaPolicy policy =
                findings.optional("policy", filters.policy(), chosen -> Option.chosen(MfaPolicy.class, chosen));
        OdsCode organisation = findings.optional("organisation", filters.organisation(), OdsCode::of);
        PageOf<Enrolment> found = findings.isEmpty()
                ? PageLinks.find(filters.page(), SIZE, page -> desk.page(person, organisation, policy, state, page))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var page = new ModelAndView("enrolment/list", errors.status());
        page.addObject("errors", errors);
        page.addObject("rows", found.items());
        page.addObject("total", found.total());
        page.addObject("pages", PageLinks.of(found, PATH, filters.set()));
        page.addObject("states", STATES);
        page.addObject("policies", POLICIES);
        page.addObject("choosesOrganisation", EnrolmentDesk.seesAll(person));
        page.addObject("parts", findings.isEmpty() ? parts(desk.progress(person, organisation, policy)) : List.of());
        return page;
    }

    private static List<Part> parts(Map<EnrolmentState, Long> progress) {
        long all = progress.values().stream().mapToLong(Long::longValue).sum();
        return progress.entrySet().stream()
                .map(entry -> new Part(entry.getKey(), entry.getValue(), Math.round(100.0 * entry.getValue() / all)))
                .toList();
    }
}
