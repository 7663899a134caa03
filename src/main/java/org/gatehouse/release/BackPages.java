package org.gatehouse.release;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asks whether somebody really goes back to what was in force before, and does it. */
@Controller
@RequestMapping("/models/{key}/back")
class BackPages {

    private static final Map<String, String> WHEN_MISSING =
            Map.of("reason", "Enter why you go back", "running", "Choose what becomes of what runs");
    /** Whoever goes back wants nothing to go on by what they leave. */
    private static final BackForm BLANK = new BackForm(null, Running.MIGRATE.name(), null);

    private final Releases releases;
    private final ModelVersions models;
    private final RuntimeService runtime;

    BackPages(Releases releases, ModelVersions models, RuntimeService runtime) {
        this.releases = releases;
        this.models = models;
        this.runtime = runtime;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String key) {
        return page(inForce(key), BLANK, FormErrors.NONE);
    }

    @PostMapping
    ModelAndView back(@PathVariable String key, BackForm form, @SignedIn Person person) {
        try {
            BackForm.Wanted wanted = form.read(inForce(key), person);
            ModelVersion now = releases.back(key, wanted.inForce(), wanted.running(), wanted.reason());
            return new ModelAndView(
                    wanted.running() == Running.MIGRATE
                            ? "redirect:/models/%s/migrations/%d".formatted(key, now.version())
                            : "redirect:/models/" + key);
        } catch (Refusal refusal) {
            // what is in force now may be what it was refused for
            return page(inForce(key), form, FormErrors.refused(refusal, WHEN_MISSING));
        }
    }

    private ModelVersion inForce(String key) {
        return models.inForce(key).orElseThrow(() -> BackController.noModel(key));
    }

    private ModelAndView page(ModelVersion inForce, BackForm form, FormErrors errors) {
        var page = new ModelAndView("release/back", errors.status());
        page.addObject("errors", errors);
        page.addObject("model", inForce);
        page.addObject("allowed", releases.allowedHere());
        page.addObject("before", releases.before(inForce.key()).orElse(null));
        page.addObject("form", form);
        page.addObject("isProcess", inForce.kind() == ModelKind.PROCESS);
        page.addObject(
                "count",
                runtime.createProcessInstanceQuery()
                        .processDefinitionKey(inForce.key())
                        .count());
        page.addObject("choices", choices());
        return page;
    }

    private static List<Option> choices() {
        return Arrays.stream(Running.values())
                .map(each -> new Option(each.name(), each.inWords()))
                .toList();
    }
}
