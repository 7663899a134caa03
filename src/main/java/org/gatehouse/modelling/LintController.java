package org.gatehouse.modelling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.model.ModelCheck;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says everything that is wrong with a diagram, table or form, by the rules of the build and of deployment, and by
 * what the product's code looks for in its own models. Other
 * systems ask at the REST interface; the editor asks beside its page, with the session of who draws.
 */
@RestController
class LintController {

    private static final int LONGEST_NAME = 200;

    /** @param file its name with the suffix, by which its kind is known and which its id must be */
    record Model(String file, String content) {}

    /** In the order of the document; none where nothing is wrong. */
    record Answer(List<Problem> problems) {}

    private final ModelCheck models;

    LintController(ModelCheck models) {
        this.models = models;
    }

    @PostMapping({"/api/v1/models/lint", "/models/lint"})
    Answer check(@RequestBody Model model) {
        var findings = new Findings();
        String file = findings.required("file", model.file(), LintController::name);
        String content = findings.required("content", model.content());
        findings.refuseIfAny();
        return new Answer(models.check(file, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME) {
            throw new Malformed("TOO_LONG", "The name of a file has at most %d characters".formatted(LONGEST_NAME));
        }
        return text;
    }
}
