package org.gatehouse.rehearsal;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.gatehouse.engine.AlikeInstances;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.engine.RehearsalEngine.Purpose;
import org.gatehouse.engine.StepCatalogue;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.rehearsal.MigrationCheck.Deployed;
import org.springframework.stereotype.Service;

/** Rehearses on engines in memory, each of which lasts for one answer. */
@Service
class InMemoryRehearsals implements Rehearsals {

    private final StepCatalogue steps;
    private final ModelLint lint;
    private final ModelVersions versions;
    private final RecordedCases cases;
    private final RecordedDecisions decisions;
    private final AlikeInstances running;

    InMemoryRehearsals(
            StepCatalogue steps,
            ModelLint lint,
            ModelVersions versions,
            RecordedCases cases,
            RecordedDecisions decisions,
            AlikeInstances running) {
        this.steps = steps;
        this.lint = lint;
        this.versions = versions;
        this.cases = cases;
        this.decisions = decisions;
        this.running = running;
    }

    @Override
    public Replay replay(ModelVersion inForce, Map<String, byte[]> files, int most) {
        byte[] content = content(inForce, files);
        try (var engine = new RehearsalEngine(Purpose.REPLAY, steps, lint)) {
            String definition = engine.deploy(inForce.key(), files);
            return inForce.kind() == ModelKind.PROCESS
                    ? new ProcessReplay(engine, definition, new Flow(content))
                            .of(cases.newest(inForce.key(), most), cases)
                    : new TableReplay(engine, inForce.key(), definition, TableInputs.of(inForce.key(), content))
                            .of(decisions.newest(inForce.key(), most));
        }
    }

    @Override
    public Migratable migratable(ModelVersion inForce, Map<String, byte[]> files) {
        if (inForce.kind() == ModelKind.TABLE) {
            return Migratable.none();
        }
        byte[] content = content(inForce, files);
        try (var engine = new RehearsalEngine(Purpose.MIGRATION, steps, lint)) {
            var proposal = new Deployed(engine.deploy(inForce.key(), files), new Flow(content));
            return new MigrationCheck(engine, running, proposal, each -> version(engine, inForce.key(), each.version()))
                    .of(inForce.key(), new String(content, StandardCharsets.UTF_8));
        }
    }

    private Deployed version(RehearsalEngine engine, String key, int number) {
        ModelVersion version = versions.of(key, number).orElseThrow();
        return new Deployed(engine.deploy(key, versions.files(version)), new Flow(versions.content(version)));
    }

    private static byte[] content(ModelVersion inForce, Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + inForce.file()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No %s among the files".formatted(inForce.file())));
    }
}
