package org.gatehouse.modelchange;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.modelchange.ChangeRows.Sought;
import org.gatehouse.refusal.Findings;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.PageLinks;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All proposed changes, the newest first. */
@Controller
class ChangeListPages {

    private static final String PATH = "/models/changes";
    private static final int SIZE = 20;
    private static final List<Option> STATES = Arrays.stream(ChangeState.values())
            .map(state -> new Option(state.name(), state.inWords()))
            .toList();

    private final ChangeFinder finder;
    private final ModelVersions versions;

    ChangeListPages(ChangeFinder finder, ModelVersions versions) {
        this.finder = finder;
        this.versions = versions;
    }

    @GetMapping(PATH)
    ModelAndView list(
            @RequestParam(required = false) String model,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String page) {
        var findings = new Findings();
        var sought = new Sought(
                model == null || model.isBlank() ? null : model,
                findings.optional("state", state, chosen -> Option.chosen(ChangeState.class, chosen)));
        PageOf<ModelChange> found = findings.isEmpty()
                ? PageLinks.find(page, SIZE, wanted -> finder.find(sought, wanted))
                : new PageOf<>(List.of(), 0, SIZE, 0);

        FormErrors errors = findings.isEmpty() ? FormErrors.NONE : FormErrors.invalid(findings.all(), Map.of());
        Map<String, String> filters = filters(sought);
        Map<String, String> names = ModelNames.of(versions);
        var view = new ModelAndView("modelchange/list", errors.status());
        view.addObject("errors", errors);
        view.addObject("names", names);
        view.addObject("models", options(names));
        view.addObject("states", STATES);
        view.addObject("model", sought.key());
        view.addObject("state", state);
        view.addObject("filtered", !filters.isEmpty());
        view.addObject("changes", found.items());
        view.addObject("total", found.total());
        view.addObject("pages", PageLinks.of(found, PATH, filters));
        return view;
    }

    private static Map<String, String> filters(Sought sought) {
        var filters = new LinkedHashMap<String, String>();
        if (sought.key() != null) {
            filters.put("model", sought.key());
        }
        if (sought.state() != null) {
            filters.put("state", sought.state().name());
        }
        return filters;
    }

    private static List<Option> options(Map<String, String> names) {
        return names.entrySet().stream()
                .map(model -> new Option(model.getKey(), model.getValue()))
                .toList();
    }
}
