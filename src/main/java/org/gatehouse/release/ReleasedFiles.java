package org.gatehouse.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.engine.ModelFiles;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.model.ModelCheck;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** What a new version consists of, held against the lint and against what the product's code needs. */
@Component
class ReleasedFiles {

    private static final int MOST_TOLD = 30;

    private final ModelVersions models;
    private final ModelCheck check;
    private final ResourceLoader resources;

    ReleasedFiles(ModelVersions models, ModelCheck check, ResourceLoader resources) {
        this.models = models;
        this.check = check;
        this.resources = resources;
    }

    /** What a version was deployed with. */
    ModelFiles of(ModelVersion version) {
        return ModelFiles.of(version.file(), models.files(version));
    }

    /**
     * The content with the forms it names: those of the version in force, and for others those of the product.
     *
     * @throws Refusal MODEL_INVALID with everything that is wrong with it
     */
    ModelFiles next(ModelVersion inForce, byte[] content) {
        refuse(check.check(inForce.file(), content));
        ModelFiles before = of(inForce);
        var forms = new TreeMap<String, byte[]>();
        for (String form : ModelFiles.formsNamedIn(inForce.file(), content)) {
            byte[] kept = before.forms().get(form);
            forms.put(form, kept == null ? shippedForm(form) : kept);
        }
        return new ModelFiles(inForce.file(), content, forms);
    }

    /**
     * Exactly what was in force then. The conventions of the house may have been others then; what the product's code
     * needs by now is looked at all the same.
     */
    ModelFiles again(ModelVersion version) {
        ModelFiles then = of(version);
        refuse(check.lacking(version.file(), then.model()));
        return then;
    }

    private byte[] shippedForm(String form) {
        Resource file = resources.getResource("classpath:forms/%s.form".formatted(form));
        try {
            return Optional.of(file)
                    .filter(Resource::exists)
                    .orElseThrow(() -> invalid(List.of(finding("There is no form '%s'".formatted(form)))))
                    .getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw invalid(problems.stream()
                    .limit(MOST_TOLD)
                    .map(problem -> finding("%s: %s".formatted(problem.element(), problem.message())))
                    .toList());
        }
    }

    private static Refusal invalid(List<Finding> findings) {
        return Refusal.invalid(findings);
    }

    private static Finding finding(String message) {
        return new Finding("content", "MODEL_INVALID", message);
    }
}
