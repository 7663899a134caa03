package org.gatehouse.release;

import java.util.Map;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.FormErrors;
import org.gatehouse.web.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asks why what runs by older versions is to go on by the one in force, and has it moved. */
@Controller
@RequestMapping("/models/{key}/move")
class MovePages {

    private static final Map<String, String> WHEN_MISSING = Map.of("reason", "Enter why you move them");
    private static final MoveForm BLANK = new MoveForm(null, null);

    private final Moves moves;
    private final ModelVersions models;

    MovePages(Moves moves, ModelVersions models) {
        this.moves = moves;
        this.models = models;
    }

    @GetMapping
    ModelAndView ask(@PathVariable String key) {
        return page(inForce(key), BLANK, FormErrors.NONE);
    }

    @PostMapping
    ModelAndView move(@PathVariable String key, MoveForm form, @SignedIn Person person) {
        try {
            BackForm.Wanted wanted = form.read(inForce(key), person);
            ModelVersion target = moves.move(key, wanted.inForce(), wanted.reason());
            return new ModelAndView("redirect:/models/%s/migrations/%d".formatted(key, target.version()));
        } catch (Refusal refusal) {
            // what is in force now may be what it was refused for
            return page(inForce(key), form, FormErrors.refused(refusal, WHEN_MISSING));
        }
    }

    private ModelVersion inForce(String key) {
        return models.inForce(key).orElseThrow(() -> BackController.noModel(key));
    }

    private ModelAndView page(ModelVersion inForce, MoveForm form, FormErrors errors) {
        var page = new ModelAndView("release/move", errors.status());
        page.addObject("errors", errors);
        page.addObject("model", inForce);
        page.addObject("possible", moves.canBeMovedTo(inForce));
        page.addObject("count", moves.older(inForce));
        page.addObject("form", form);
        return page;
    }
}
