package org.gatehouse.release;

import java.util.List;
import org.gatehouse.engine.ModelFiles;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.model.ModelCheck;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.model.NextFiles;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Refusal;
import org.springframework.stereotype.Component;

/** What a new version consists of, held against the lint and against what the product's code needs. */
@Component
class ReleasedFiles {

    private static final int MOST_TOLD = 30;

    private final ModelVersions models;
    private final ModelCheck check;
    private final NextFiles next;

    ReleasedFiles(ModelVersions models, ModelCheck check, NextFiles next) {
        this.models = models;
        this.check = check;
        this.next = next;
    }

    /** What a version was deployed with. */
    ModelFiles of(ModelVersion version) {
        return models.filesOf(version);
    }

    /**
     * The content with the forms it names.
     *
     * @throws Refusal MODEL_INVALID with everything that is wrong with it
     */
    ModelFiles next(ModelVersion inForce, byte[] content) {
        refuse(check.check(inForce.file(), content));
        return next.of(inForce, content);
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

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw Refusal.invalid(problems.stream()
                    .limit(MOST_TOLD)
                    .map(ReleasedFiles::finding)
                    .toList());
        }
    }

    private static Finding finding(Problem problem) {
        return new Finding("content", "MODEL_INVALID", "%s: %s".formatted(problem.element(), problem.message()));
    }
}
