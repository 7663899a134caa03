package org.gatehouse.signin;

import java.util.List;
import org.gatehouse.guidance.Guidance;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Puts verdicts into words. */
@Component
class Answers {

    private final Guidance guidance;
    private final LondonTime london;

    Answers(Guidance guidance, LondonTime london) {
        this.guidance = guidance;
        this.london = london;
    }

    Answer of(Verdict verdict, Seen seen) {
        Outcome outcome = verdict.outcome();
        return new Answer(
                outcome,
                verdict.ruling().rule(),
                outcome == Outcome.BLOCKED ? null : verdict.policy(),
                outcome == Outcome.REGISTRATION_MAY_BE_SKIPPED ? verdict.graceEndsAt() : null,
                Explanation.of(verdict, seen, london),
                AdviceTopics.of(verdict, seen).stream().map(guidance::of).toList());
    }

    /** Every reason why an account is asked, without the advice. */
    List<String> reasons(Verdict verdict, Seen seen) {
        return Explanation.of(verdict, seen, london);
    }
}
