package org.gatehouse.modelchange;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gatehouse.engine.Sweep;
import org.gatehouse.modelchange.ChangeRows.Taken;
import org.gatehouse.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries proposed changes, one after the other. Several nodes may run it: whoever takes a proposal has it for a while,
 * and when a node dies over it another one begins anew. What fails again and again is not begun for ever.
 */
@Component
class ChangeChecks implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(ChangeChecks.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final String GIVEN_UP =
            "The check could not be done in %d attempts. Propose the change again, or have an administrator look into the log."
                    .formatted(MOST_ATTEMPTS);

    private final ChangeRows rows;
    private final ChangeTrial trial;
    private final ChangeFacts facts;
    private final ChangeLetters letters;
    private final TransactionTemplate transaction;

    ChangeChecks(
            ChangeRows rows,
            ChangeTrial trial,
            ChangeFacts facts,
            ChangeLetters letters,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.trial = trial;
        this.facts = facts;
        this.letters = letters;
        this.transaction = transaction;
    }

    /** Checks all that wait for it. */
    @Override
    @Scheduled(fixedDelayString = "${gatehouse.models.check-pause}")
    public void run() {
        Optional<Taken> next = take();
        while (next.isPresent()) {
            check(next.get());
            next = take();
        }
    }

    @Override
    public boolean isHourly() {
        return true;
    }

    private Optional<Taken> take() {
        return transaction.execute(status -> rows.takeNext());
    }

    private void check(Taken taken) {
        if (taken.attempts() > MOST_ATTEMPTS) {
            settle(taken.id(), ChangeReport.failed(GIVEN_UP));
            return;
        }
        try {
            ModelChange change =
                    transaction.execute(status -> rows.find(taken.id()).orElseThrow());
            byte[] content = transaction.execute(status -> rows.content(taken.id()));
            settle(taken.id(), trial.of(change, content));
        } catch (Refusal | ProcessEngineException refused) {
            settle(taken.id(), ChangeReport.failed(refused.getMessage()));
        } catch (RuntimeException failure) {
            log.error("The check of proposed change {} failed; it is tried again later", taken.id(), failure);
        }
    }

    private void settle(long id, ChangeReport report) {
        ChangeState now = report.failure() == null ? ChangeState.PROPOSED : ChangeState.CHECK_FAILED;
        transaction.executeWithoutResult(status -> {
            if (!rows.checked(id, now, report)) {
                return;
            }
            ModelChange checked = rows.find(id).orElseThrow();
            facts.checked(checked, report);
            if (now == ChangeState.CHECK_FAILED) {
                letters.checkFailed(checked);
            } else {
                letters.waits(checked);
            }
        });
    }
}
