package org.gatehouse.modelchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Running;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a change from the editor, and lists all changes. */
@Controller
class ProposingPages {

    private static final String PATH = "/models/changes";
    private static final int SIZE = 20;
    private static final Map<String, String> WHEN_MISSING = Map.of(
            "content", "Nothing was drawn",
            "reason", "Say why it is to be changed",
            "running", "Choose what becomes of running instances",
            "base", "Say on which version it was drawn");
    private static final List<Option> STATES = Arrays.stream(ChangeState.values())
            .map(state -> new Option(state.name(), state.inWords()))
            .toList();
    private static final List<Option> RUNNING = Arrays.stream(Running.values())
            .map(each -> new Option(each.name(), each.inWords()))
            .toList();

    private final ModelChanges changes;
    private final ChangeFinder finder;
    private final ModelVersions versions;

    ProposingPages(ModelChanges changes, ChangeFinder finder, ModelVersions versions) {
        this.changes = changes;
        this.finder = finder;
        this.versions = versions;
    }

    @PostMapping("/models/{key}/changes")
    ModelAndView propose(
            @PathVariable String key,
            @ModelAttribute ProposalForm form,
            @SignedIn Person person,
            RedirectAttributes next) {
        try {
            ModelChange change = changes.propose(key, form, person);
            // by which the editor knows that its draft has arrived
            next.addFlashAttribute("proposedModel", change.key());
            next.addFlashAttribute("proposedBase", change.baseVersion());
            next.addFlashAttribute(
                    "done", "The change is proposed. It is checked now, then another process owner decides");
            return new ModelAndView("redirect:%s/%d".formatted(PATH, change.id()));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.UNKNOWN) {
                throw refusal;
            }
            return refused(key, form, FormErrors.refused(refusal, WHEN_MISSING));
        }
    }

    @GetMapping(PATH)
    ModelAndView list(
            @RequestParam(required = false) String model,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String page) {
        Map<String, String> names = ModelNames.of(versions);
        var findings = new Findings();
        ChangeState only = findings.optional("state", state, chosen -> Option.chosen(ChangeState.class, chosen));
        String key = model == null || model.isBlank() ? null : model;
        PageOf<ModelChange> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> finder.find(new ChangeRows.Sought(key, only), wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        var filters = new LinkedHashMap<String, String>();
        if (key != null) {
            filters.put("model", key);
        }
        if (only != null) {
            filters.put("state", only.name());
        }
        var view = new ModelAndView("modelchange/list", errors.status());
        view.addObject("errors", errors);
        view.addObject("names", names);
        view.addObject(
                "models", names.entrySet().stream().map(ProposingPages::option).toList());
        view.addObject("states", STATES);
        view.addObject("model", key);
        view.addObject("state", state);
        view.addObject("filtered", !filters.isEmpty());
        view.addObject("changes", found.items());
        view.addObject("total", found.total());
        view.addObject("pages", PageLinks.of(found, PATH, filters));
        return view;
    }

    /** With a form to send it again where nothing is wrong with the drawing itself. */
    private ModelAndView refused(String key, ProposalForm form, FormErrors errors) {
        var inForce = versions.inForce(key).orElseThrow();
        var page = new ModelAndView("modelchange/refused", errors.status());
        page.addObject("errors", errors);
        page.addObject("inForce", inForce);
        page.addObject("form", form);
        page.addObject("runnings", RUNNING);
        page.addObject(
                "overtaken",
                errors.all().stream().anyMatch(finding -> finding.code().equals("CHANGED_MEANWHILE")));
        page.addObject(
                "drawingIsFine",
                errors.all().stream()
                        .allMatch(finding -> List.of("reason", "running").contains(finding.field())));
        return page;
    }

    private static Option option(Map.Entry<String, String> model) {
        return new Option(model.getKey(), model.getValue());
    }
}
