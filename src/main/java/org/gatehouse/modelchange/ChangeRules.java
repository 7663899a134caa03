package org.gatehouse.modelchange;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelCheck;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.model.NextFiles;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.release.Running;
import org.gatehouse.store.Sha256;
import org.springframework.stereotype.Component;

/** What can be said against a proposed change without trying it, all of it at once. */
@Component
class ChangeRules {

    static final String CONTENT = "content";
    private static final String INVALID = "MODEL_INVALID";
    private static final int MOST_TOLD = 100;

    private final ModelVersions versions;
    private final NextFiles files;
    private final ModelCheck check;

    ChangeRules(ModelVersions versions, NextFiles files, ModelCheck check) {
        this.versions = versions;
        this.files = files;
        this.check = check;
    }

    /** @throws Refusal with everything that is against it */
    Proposal read(String key, ProposalForm form, Person person) {
        ModelVersion inForce = inForce(key);
        var findings = new Findings();
        String content = findings.required(CONTENT, form.content(), text -> text);
        byte[] file = content == null ? null : form.file();
        if (file != null) {
            findings.addAll(about(file, inForce));
        }
        String reason = form.reason(findings);
        Running running = form.running(inForce.kind(), findings);
        checkBase(form.base(findings), inForce, findings);
        if (!findings.isEmpty()) {
            throw Refusal.of(findings);
        }
        return new Proposal(inForce, file, reason, running, person);
    }

    /** @throws Refusal where there is no such diagram or table, or where it is only a part of another one's file */
    ModelVersion inForce(String key) {
        return versions.inForce(key)
                .filter(this::hasOwnFile)
                .orElseThrow(() -> Refusal.unknown("There is no diagram or table '%s'.".formatted(key)));
    }

    private boolean hasOwnFile(ModelVersion version) {
        return versions.files(version).keySet().stream().anyMatch(name -> name.endsWith("/" + version.file()));
    }

    private List<Finding> about(byte[] file, ModelVersion inForce) {
        List<Problem> problems = check.check(inForce.file(), file);
        Stream<Finding> found = problems.stream().map(problem -> invalid(problem.element(), problem.message()));
        if (problems.stream().noneMatch(problem -> problem.severity() == Severity.DANGEROUS)) {
            found = Stream.concat(found, unknownIn(file, inForce));
        }
        if (Sha256.of(file).equals(Sha256.of(versions.content(inForce)))) {
            found = Stream.of(new Finding(
                    CONTENT,
                    "NOTHING_CHANGES",
                    "This is what is in force already, as version %d.".formatted(inForce.version())));
        }
        return found.limit(MOST_TOLD).toList();
    }

    private Stream<Finding> unknownIn(byte[] file, ModelVersion inForce) {
        List<References.Unknown> unknown = inForce.kind() == ModelKind.PROCESS
                ? References.unknownIn(file, known(inForce))
                : References.foreignIn(file, ofOtherFiles(inForce));
        return unknown.stream().map(each -> invalid(each.element(), each.message()));
    }

    private References.Known known(ModelVersion inForce) {
        Map<ModelKind, Set<String>> keys = versions.inForce().stream()
                .collect(Collectors.groupingBy(
                        ModelVersion::kind, Collectors.mapping(ModelVersion::key, Collectors.toSet())));
        return new References.Known(
                inForce.key(),
                keys.getOrDefault(ModelKind.PROCESS, Set.of()),
                keys.getOrDefault(ModelKind.TABLE, Set.of()),
                form -> files.hasForm(inForce, form),
                messages(inForce),
                this::callsOf);
    }

    private Set<String> callsOf(String process) {
        return versions.inForce(process)
                .map(called -> References.callsOf(versions.content(called)))
                .orElse(Set.of());
    }

    /** What the product sends, or a diagram waits for already: another message nobody would ever send. */
    private Predicate<String> messages(ModelVersion inForce) {
        Set<String> here = References.messagesOf(versions.content(inForce));
        return message -> here.contains(message) || messagesOfAll().contains(message);
    }

    private Set<String> messagesOfAll() {
        return versions.inForce().stream()
                .filter(each -> each.kind() == ModelKind.PROCESS)
                .flatMap(each -> References.messagesOf(versions.content(each)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> ofOtherFiles(ModelVersion inForce) {
        return versions.inForce().stream()
                .filter(each -> each.kind() == ModelKind.TABLE)
                .filter(each -> !each.deployment().equals(inForce.deployment()))
                .map(ModelVersion::key)
                .collect(Collectors.toSet());
    }

    private void checkBase(Integer base, ModelVersion inForce, Findings findings) {
        if (base == null || base == inForce.version()) {
            return;
        }
        if (versions.of(inForce.key(), base).isEmpty()) {
            findings.add("base", "VERSION_UNKNOWN", "There is no version %d of it".formatted(base));
        } else {
            findings.add(
                    "",
                    "CHANGED_MEANWHILE",
                    "Version %d came into force since version %d, on which this was drawn. Compare the two, draw it on version %d and propose it again."
                            .formatted(inForce.version(), base, inForce.version()));
        }
    }

    private static Finding invalid(String element, String message) {
        return new Finding(CONTENT, INVALID, "%s: %s".formatted(element, message));
    }
}
