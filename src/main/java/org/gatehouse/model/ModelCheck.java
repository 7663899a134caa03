package org.gatehouse.model;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.gatehouse.engine.RequiredElements;
import org.springframework.stereotype.Component;

/** Everything that is wrong with a diagram or table: by the lint, and by what the product's own code looks for in it. */
@Component
public class ModelCheck {

    private final ModelLint lint;
    private final RequiredElements required;
    private final ModelVersions versions;

    ModelCheck(ModelLint lint, RequiredElements required, ModelVersions versions) {
        this.lint = lint;
        this.required = required;
        this.versions = versions;
    }

    /** @param fileName such as {@code onboarding-request.bpmn} */
    public List<Problem> check(String fileName, byte[] content) {
        List<Problem> problems = lint.check(fileName, content);
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.DANGEROUS)
                ? problems
                : Stream.concat(problems.stream(), lacking(fileName, content).stream())
                        .toList();
    }

    /** What the product's code looks for and would not find; nothing is where the product ships no such file. */
    public List<Problem> lacking(String fileName, byte[] content) {
        return Arrays.stream(ModelKind.values())
                .flatMap(kind -> kind.keyOf(fileName).flatMap(key -> versions.shipped(kind, key)).stream())
                .flatMap(shipped -> required.check(fileName, shipped, content).stream())
                .toList();
    }
}
