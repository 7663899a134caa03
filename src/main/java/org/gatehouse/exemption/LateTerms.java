package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.engine.Sweep;
import org.gatehouse.request.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends what should have ended and that nothing is ending. The timer of a term does that; but a term that fails while it
 * begins has no timer yet, and its account may be in the exception group already. One whose timer only waits for its turn,
 * because thousands end at once, is left to it.
 */
@Component
class LateTerms implements Sweep {

    private static final Logger log = LoggerFactory.getLogger(LateTerms.class);
    private static final Duration TOLERATED = Duration.ofMinutes(1);

    private final TermRegister register;
    private final Terms terms;
    private final ManagementService management;
    private final Clock clock;
    private final TransactionTemplate transaction;

    LateTerms(
            TermRegister register,
            Terms terms,
            ManagementService management,
            Clock clock,
            TransactionTemplate transaction) {
        this.register = register;
        this.terms = terms;
        this.management = management;
        this.clock = clock;
        this.transaction = transaction;
    }

    @Override
    @Scheduled(fixedDelayString = "${gatehouse.exceptions.watch-pause}")
    public void run() {
        transaction
                .execute(status -> register.lateSince(clock.instant().minus(TOLERATED)))
                .forEach(late -> {
                    try {
                        transaction.executeWithoutResult(status -> end(late));
                    } catch (RuntimeException failure) {
                        log.warn("{}: {} is late and could not be ended", late.ritm(), late.account(), failure);
                    }
                });
    }

    private void end(Term late) {
        if (!TermProcess.waitsForItsTurn(management, late)) {
            terms.endEarly(terms.hold(late.id()).term(), TermState.ENDED, "Its time was over.", Stage.GATEHOUSE);
        }
    }
}
