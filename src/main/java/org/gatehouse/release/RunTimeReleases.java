package org.gatehouse.release;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.gatehouse.engine.EngineSession;
import org.gatehouse.engine.ModelDeployments;
import org.gatehouse.engine.ModelFiles;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.store.Sha256;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes versions by deployments like those of start-up, one at a time over all nodes. */
@Service
@Transactional
class RunTimeReleases implements Releases {

    private final boolean allowedHere;
    private final ModelVersions models;
    private final ModelDeployments deployments;
    private final ReleasedFiles files;
    private final ReleaseRows rows;
    private final MigrationRows migrations;
    private final OwnersTold owners;
    private final EngineSession session;
    private final AuditTrail trail;
    private final Clock clock;

    RunTimeReleases(
            @Value("${gatehouse.models.deploy-at-run-time}") boolean allowedHere,
            ModelVersions models,
            ModelDeployments deployments,
            ReleasedFiles files,
            ReleaseRows rows,
            MigrationRows migrations,
            OwnersTold owners,
            EngineSession session,
            AuditTrail trail,
            Clock clock) {
        this.allowedHere = allowedHere;
        this.models = models;
        this.deployments = deployments;
        this.files = files;
        this.rows = rows;
        this.migrations = migrations;
        this.owners = owners;
        this.session = session;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean allowedHere() {
        return allowedHere;
    }

    @Override
    public ModelVersion release(ModelVersion inForce, byte[] content, Running running, Reason reason) {
        return alone(reason, () -> {
            ModelVersion newest = newest(inForce.key(), inForce.version(), "compare with that one");
            ModelFiles next = files.next(newest, content);
            if (next.fingerprint().equals(files.of(newest).fingerprint())) {
                throw Refusal.invalid("content", "NOTHING_CHANGES", "This is what is in force already");
            }
            return put(newest, next, new Release(newest.key(), newest.version() + 1, now(), reason, running, null));
        });
    }

    @Override
    public ModelVersion back(String key, int inForce, Running running, Reason reason) {
        ModelVersion now = alone(reason, () -> {
            ModelVersion newest = newest(key, inForce, "see first what going back from it brings");
            ModelVersion before = before(key)
                    .orElseThrow(() -> Refusal.conflict(
                            "NOTHING_TO_GO_BACK_TO",
                            "There is nothing further back than what is in force now of '%s'; propose an older version again"
                                    .formatted(newest.name())));
            ModelFiles again = files.again(before);
            return put(newest, again, new Release(key, newest.version() + 1, now(), reason, running, before.version()));
        });
        owners.tell(rows.of(key, now.version()).orElseThrow(), now);
        return now;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ModelVersion> before(String key) {
        Map<Integer, ModelVersion> versions = models.of(key).stream()
                .collect(Collectors.toMap(
                        ModelVersion::version, each -> each, (first, second) -> first, LinkedHashMap::new));
        Map<Integer, Integer> repeats = rows.of(key).stream()
                .filter(release -> release.backTo() != null)
                .collect(Collectors.toMap(Release::version, Release::backTo));
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        return new ReleaseHistory(
                        List.copyOf(versions.keySet()),
                        repeats,
                        version -> files.of(versions.get(version)).fingerprint())
                .before()
                .map(versions::get);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Release> of(String key) {
        return rows.of(key);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Migration> migration(String key, int version) {
        return migrations.of(key, version);
    }

    /** As the person, and in the order in which the engine itself locks: first who deploys, then what is there. */
    private ModelVersion alone(Reason reason, Supplier<ModelVersion> work) {
        if (!allowedHere) {
            throw Refusal.conflict(
                    "RUN_TIME_OFF",
                    "Versions are not put into force while Gatehouse runs here: the changed file belongs in processes/");
        }
        return deployments.alone(work);
    }

    /** What is in force, which must be the version that was seen. */
    private ModelVersion newest(String key, int seen, String otherwise) {
        ModelVersion newest = models.inForce(key).orElseThrow(() -> BackController.noModel(key));
        if (newest.version() != seen) {
            throw Refusal.conflict(
                    "CHANGED_MEANWHILE",
                    "Version %d came into force meanwhile; %s".formatted(newest.version(), otherwise));
        }
        return newest;
    }

    private ModelVersion put(ModelVersion newest, ModelFiles next, Release release) {
        List<ResourceDefinition> made = session.as(release.reason().by(), () -> deployments.deploy(next));
        refuseOthers(made, next.file(), release);
        rows.add(release);
        trail.record(FactKind.MODEL, null, inWords(release), release.reason().by(), details(newest, next, release));
        moveRunning(newest, release);
        return models.of(release.key(), release.version()).orElseThrow();
    }

    /** A file of tables may hold decisions that belong to its own, but none of those that another file says. */
    private void refuseOthers(List<ResourceDefinition> made, String file, Release release) {
        boolean itself = made.stream()
                .anyMatch(each -> each.getKey().equals(release.key()) && each.getVersion() == release.version());
        List<String> others = made.stream()
                .map(ResourceDefinition::getKey)
                .filter(key -> deployments.isOfAnotherFile(key, file))
                .toList();
        if (!itself || !others.isEmpty()) {
            throw Refusal.invalid(
                    "content",
                    "MODEL_INVALID",
                    itself
                            ? "Another file says %s".formatted(String.join(", ", others))
                            : "The file must hold '%s'".formatted(release.key()));
        }
    }

    private void moveRunning(ModelVersion newest, Release release) {
        migrations.open().stream()
                .filter(open -> open.key().equals(release.key()))
                .filter(migrations::holdOpen)
                .forEach(open -> {
                    migrations.leaveTheRest(
                            open, "Version %d came into force before its turn".formatted(release.version()));
                    migrations.end(open, release.at());
                });
        if (release.running() == Running.MIGRATE && newest.kind() == ModelKind.PROCESS) {
            migrations.begin(release.key(), release.version(), release.at());
            migrations.gather(release.key(), release.version());
        }
    }

    private static String inWords(Release release) {
        return release.backTo() == null
                ? "Put into force: %s version %d".formatted(release.key(), release.version())
                : "Back to version %d: %s version %d".formatted(release.backTo(), release.key(), release.version());
    }

    private Map<String, Object> details(ModelVersion newest, ModelFiles next, Release release) {
        var details = new LinkedHashMap<String, Object>();
        details.put("key", release.key());
        details.put("version", release.version());
        details.put("replaces", newest.version());
        details.put("sha256From", Sha256.of(files.of(newest).model()));
        details.put("sha256To", Sha256.of(next.model()));
        details.put("proposedBy", release.reason().proposedBy());
        details.put("why", release.reason().why());
        details.put("running", release.running().inWords());
        if (release.reason().change() != null) {
            details.put("change", release.reason().change());
        }
        if (release.backTo() != null) {
            details.put("backTo", release.backTo());
        }
        return details;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
