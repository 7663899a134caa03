package org.gatehouse.modelling;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.gatehouse.engine.ElementTemplates;
import org.gatehouse.engine.StepCatalogue;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.modelchange.ModelChanges;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Running;
import org.gatehouse.web.ContentPolicy;
import org.gatehouse.web.Option;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The page on which process owners edit a diagram or table and propose what they drew. */
@Controller
class EditorPages {

    private static final List<Option> RUNNING = Arrays.stream(Running.values())
            .map(running -> new Option(running.name(), running.inWords()))
            .toList();

    private final ModelVersions versions;
    private final ModelChanges changes;
    private final EditorChoices choices;
    private final String templates;

    EditorPages(ModelVersions versions, ModelChanges changes, EditorChoices choices, StepCatalogue steps) {
        this.versions = versions;
        this.changes = changes;
        this.choices = choices;
        this.templates = new ElementTemplates().json(steps);
    }

    /**
     * @param version what to start from, the version in force where it is not given
     * @param change the number of a proposal whose file to start from; it is then held against the version
     */
    @GetMapping("/models/{key}/edit")
    ModelAndView edit(
            @PathVariable String key,
            @RequestParam(required = false) Integer version,
            @RequestParam(required = false) Long change,
            HttpServletResponse response) {
        ModelVersion inForce = versions.inForce(key).orElseThrow(() -> Refusal.unknown("There is no such model"));
        ModelVersion base = version == null
                ? inForce
                : versions.of(key, version).orElseThrow(() -> Refusal.unknown("There is no such version"));
        if (change != null) {
            changes.find(change)
                    .filter(proposal -> proposal.key().equals(key))
                    .orElseThrow(() -> Refusal.unknown("There is no such proposal of this model"));
        }
        response.setHeader(ContentPolicy.HEADER, ContentPolicy.PAGES_WITH_STYLE_ATTRIBUTES);
        var page = new ModelAndView("modelling/edit");
        page.addObject("base", base);
        page.addObject("inForce", inForce);
        page.addObject("change", change);
        page.addObject("isTable", base.kind() == ModelKind.TABLE);
        page.addObject("xml", new String(versions.content(base), StandardCharsets.UTF_8));
        page.addObject("running", RUNNING);
        page.addObject("groups", choices.groups());
        page.addObject("forms", choices.formsOf(inForce));
        page.addObject("tables", choices.ofKind(ModelKind.TABLE));
        page.addObject("processes", choices.ofKind(ModelKind.PROCESS));
        return page;
    }

    @GetMapping(path = "/models/element-templates", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String templates() {
        return templates;
    }
}
