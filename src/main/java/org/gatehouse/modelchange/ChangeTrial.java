package org.gatehouse.modelchange;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.engine.StepCatalogue;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.People;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.model.NextFiles;
import org.gatehouse.modelchange.ChangeReport.Note;
import org.gatehouse.rehearsal.Rehearsals;
import org.springframework.stereotype.Component;

/** Tries a proposed change on finished cases and on what runs, and looks for what should be known. Changes nothing. */
@Component
class ChangeTrial {

    private final Rehearsals rehearsals;
    private final NextFiles files;
    private final ModelVersions versions;
    private final People people;
    private final StepCatalogue steps;

    ChangeTrial(Rehearsals rehearsals, NextFiles files, ModelVersions versions, People people, StepCatalogue steps) {
        this.rehearsals = rehearsals;
        this.files = files;
        this.versions = versions;
        this.people = people;
        this.steps = steps;
    }

    /** @throws RuntimeException where the engine refuses what is proposed, or where it cannot be tried */
    ChangeReport of(ModelChange change, byte[] content) {
        ModelVersion base = versions.of(change.key(), change.baseVersion()).orElseThrow();
        Map<String, byte[]> proposed = files.of(base, content).byName();
        return new ChangeReport(
                notes(base, content),
                rehearsals.replay(base, proposed, Rehearsals.CASES),
                rehearsals.migratable(base, proposed),
                null);
    }

    private List<Note> notes(ModelVersion base, byte[] content) {
        return base.kind() == ModelKind.PROCESS
                ? Stream.concat(
                                ChangedSteps.between(versions.content(base), content, this::label).stream(),
                                emptyGroups(content))
                        .toList()
                : List.of();
    }

    private Stream<Note> emptyGroups(byte[] content) {
        return References.groupsOf(content).stream()
                .filter(task -> people.membersOf(task.message()).isEmpty())
                .map(task -> new Note(
                        task.element(),
                        "Nobody is in the group '%s' now, so nobody could do '%s'"
                                .formatted(Groups.inWords(task.message()), task.element())));
    }

    private String label(String expression) {
        return steps.namedBy(expression).map(StepCatalogue.Entry::label).orElse(expression);
    }
}
