package org.gatehouse.release;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.release.MigrationRows.Next;
import org.gatehouse.release.MigrationRows.Open;
import org.gatehouse.release.MigrationRows.State;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the instances that run to versions that came into force, each in a transaction of its own with the row that
 * says so. What was begun is gone on with after a restart, and several nodes share it: an instance that one of them
 * holds is passed over by the others.
 */
@Component
class Migrations {

    private static final Logger log = LoggerFactory.getLogger(Migrations.class);

    /** How often something else may be done to an instance just as it is to be moved. */
    private static final int MOST_ATTEMPTS = 100;
    /** After how many the next round is waited for. */
    private static final int AT_ONCE = 3;
    /** How often the engine may fail for a reason that is none of the diagram. */
    private static final int MOST_FAILURES = 5;

    private enum Turn {
        TAKEN,
        LATER,
        NONE
    }

    private final MigrationRows rows;
    private final ModelVersions models;
    private final Mover mover;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Migrations(
            MigrationRows rows,
            ModelVersions models,
            Mover mover,
            AuditTrail trail,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.models = models;
        this.mover = mover;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Goes on with every migration until it is over, or until what is left must wait. */
    @Scheduled(fixedDelayString = "${gatehouse.models.migration-pause}")
    void run() {
        rows.open().forEach(this::goOn);
    }

    private void goOn(Open migration) {
        String by = rows.by(migration);
        ModelVersion target = models.of(migration.key(), migration.version()).orElseThrow();
        Mover.Way way = mover.new Way(target, by);
        boolean more = true;
        while (more) {
            Turn turn = next(migration, way);
            more = turn == Turn.TAKEN || turn == Turn.NONE && !isOver(migration, by);
            if (turn == Turn.LATER) {
                return;
            }
        }
    }

    private Turn next(Open migration, Mover.Way way) {
        var held = new AtomicReference<Next>();
        try {
            transaction.executeWithoutResult(status -> rows.hold(migration).ifPresent(next -> {
                held.set(next);
                rows.settle(migration, next.instance(), mover.move(next, way), null);
            }));
            return held.get() == null ? Turn.NONE : Turn.TAKEN;
        } catch (MigratingProcessInstanceValidationException refused) {
            stay(migration, held.get(), mover.whyNot(refused, held.get(), way));
            return Turn.TAKEN;
        } catch (OptimisticLockingException busy) {
            return tryLater(
                    migration, held.get(), MOST_ATTEMPTS, "Something else was done to it whenever it was tried");
        } catch (ProcessEngineException failure) {
            log.warn("{} {} was not moved to {}", migration.key(), held.get(), migration.version(), failure);
            return tryLater(
                    migration, held.get(), MOST_FAILURES, "The engine failed as it was moved; the log says why");
        }
    }

    private Turn tryLater(Open migration, Next next, int most, String otherwise) {
        if (next.attempts() + 1 >= most) {
            stay(migration, next, otherwise);
            return Turn.TAKEN;
        }
        transaction.executeWithoutResult(status -> rows.tryLater(migration, next.instance()));
        return next.attempts() < AT_ONCE ? Turn.TAKEN : Turn.LATER;
    }

    private void stay(Open migration, Next next, String why) {
        transaction.executeWithoutResult(status -> rows.settle(migration, next.instance(), State.STAYED, why));
    }

    /** Also where others still hold some: whoever comes last ends it. */
    private boolean isOver(Open migration, String by) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!rows.holdOpen(migration) || rows.anyWaits(migration)) {
                return true;
            }
            // started by the version before, in a transaction that was not yet committed when it was looked
            if (rows.gather(migration.key(), migration.version()) > 0) {
                return false;
            }
            rows.end(migration, clock.instant());
            record(migration, by);
            return true;
        }));
    }

    private void record(Open migration, String by) {
        Optional<Migration> done = rows.of(migration.key(), migration.version());
        done.ifPresent(result -> {
            var details = new LinkedHashMap<String, Object>();
            details.put("key", migration.key());
            details.put("version", migration.version());
            details.put("ran", result.total());
            details.put("moved", result.moved());
            details.put("ended", result.ended());
            details.put("stayed", result.stayed().size());
            trail.record(
                    FactKind.MODEL,
                    null,
                    "Running instances moved: %s version %d".formatted(migration.key(), migration.version()),
                    by,
                    details);
        });
    }
}
