package org.gatehouse.modelchange;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Running;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.Option;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes a change from the editor. */
@Controller
class ProposingPages {

    private static final Map<String, String> WHEN_MISSING = Map.of(
            "content", "Nothing was drawn",
            "reason", "Say why it is to be changed",
            "running", "Choose what becomes of running instances",
            "base", "Say on which version it was drawn");
    private static final List<Option> RUNNING = Arrays.stream(Running.values())
            .map(each -> new Option(each.name(), each.inWords()))
            .toList();

    private final ModelChanges changes;
    private final ModelVersions versions;

    ProposingPages(ModelChanges changes, ModelVersions versions) {
        this.changes = changes;
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
            return new ModelAndView("redirect:/models/changes/" + change.id());
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.UNKNOWN) {
                throw refusal;
            }
            return refused(key, form, FormErrors.refused(refusal, WHEN_MISSING));
        }
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
}
