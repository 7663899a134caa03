package org.gatehouse.release;

import java.time.Clock;
import java.util.LinkedHashMap;
import org.gatehouse.engine.ModelDeployments;
import org.gatehouse.engine.RunningInstances;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has what runs by older versions go on by the one in force, when that was not wanted as it came into force or not all
 * could: somebody may see only later that a version they left is no good.
 */
@Service
@Transactional
class Moves {

    private final Releases releases;
    private final ModelVersions models;
    private final ModelDeployments deployments;
    private final RunningInstances running;
    private final MigrationRows rows;
    private final AuditTrail trail;
    private final Clock clock;

    Moves(
            Releases releases,
            ModelVersions models,
            ModelDeployments deployments,
            RunningInstances running,
            MigrationRows rows,
            AuditTrail trail,
            Clock clock) {
        this.releases = releases;
        this.models = models;
        this.deployments = deployments;
        this.running = running;
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
    }

    /** How many instances run by versions older than this one. */
    @Transactional(readOnly = true)
    public long older(ModelVersion inForce) {
        return running.byVersion().stream()
                .filter(each -> each.process().equals(inForce.key()) && each.version() < inForce.version())
                .mapToLong(RunningInstances.OfVersion::instances)
                .sum();
    }

    /** Whether what runs can be moved to it; one that was shipped is what later cases begin by and nothing more. */
    @Transactional(readOnly = true)
    public boolean canBeMovedTo(ModelVersion inForce) {
        return releases.allowedHere()
                && releases.of(inForce.key()).stream().anyMatch(each -> each.version() == inForce.version());
    }

    /**
     * What runs by older versions is moved afterwards, one by one; what could not go on before is tried again.
     *
     * @param seen the version that was in force as far as they saw
     * @return the version that it goes on by
     * @throws Refusal RUN_TIME_OFF where it is not allowed here or the version was shipped; CHANGED_MEANWHILE where
     *     another one is in force; NOTHING_RUNS where nothing is left to be moved
     */
    ModelVersion move(String key, int seen, Reason reason) {
        return deployments.alone(() -> {
            ModelVersion inForce = models.inForce(key).orElseThrow(() -> BackController.noModel(key));
            refuse(inForce, seen);
            long older = older(inForce);
            rows.beginAgain(key, inForce.version(), reason.by(), clock.instant());
            rows.gather(key, inForce.version());
            record(inForce, older, reason);
            return inForce;
        });
    }

    private void refuse(ModelVersion inForce, int seen) {
        if (!canBeMovedTo(inForce)) {
            throw Refusal.conflict(
                    "RUN_TIME_OFF", "Running instances are moved only to versions put into force while Gatehouse runs");
        }
        if (inForce.version() != seen) {
            throw Refusal.conflict(
                    "CHANGED_MEANWHILE",
                    "Version %d came into force meanwhile; see first what it brings".formatted(inForce.version()));
        }
        boolean moving = releases.migration(inForce.key(), inForce.version())
                .filter(migration -> !migration.isOver())
                .isPresent();
        if (moving || older(inForce) == 0) {
            throw Refusal.conflict(
                    "NOTHING_RUNS",
                    moving
                            ? "What runs is being moved to version %d already".formatted(inForce.version())
                            : "Nothing runs by an older version than %d".formatted(inForce.version()));
        }
    }

    private void record(ModelVersion inForce, long older, Reason reason) {
        var details = new LinkedHashMap<String, Object>();
        details.put("key", inForce.key());
        details.put("version", inForce.version());
        details.put("ran", older);
        details.put("why", reason.why());
        trail.record(
                FactKind.MODEL,
                null,
                "Running instances are to be moved: %s version %d".formatted(inForce.key(), inForce.version()),
                reason.by(),
                details);
    }
}
