package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every subset of the twelve steps, and what stands with it: nothing is called contained that is not. */
class VerdictTest {

    private static final long SEED = Long.getLong("gatehouse.test.seed", 20261125);
    private static final int STEPS = ContainmentStep.values().length;
    private static final int SUBSETS = 1 << STEPS;
    private static final int MIXTURES_OF_EACH = 8;
    private static final List<StepState> OPEN =
            List.of(StepState.FAILED, StepState.WAITING_FOR_PERSON, StepState.PENDING, StepState.RUNNING);

    @Test
    void whateverStepsHaveFailedItIsPartlyContained() {
        for (int failing = 1; failing < SUBSETS; failing++) {
            assertThat(Verdict.of(subset(failing, StepState.FAILED))).isEqualTo(Verdict.PARTLY_CONTAINED);
            assertThat(Verdict.of(subset(failing, StepState.WAITING_FOR_PERSON)))
                    .isEqualTo(Verdict.PARTLY_CONTAINED);
        }
    }

    @Test
    void whateverStepsAreStillToComeItIsInProgress() {
        for (int open = 1; open < SUBSETS; open++) {
            assertThat(Verdict.of(subset(open, StepState.PENDING))).isEqualTo(Verdict.IN_PROGRESS);
            assertThat(Verdict.of(subset(open, StepState.RUNNING))).isEqualTo(Verdict.IN_PROGRESS);
        }
    }

    @Test
    void itIsContainedOnlyWhenEachStepIsVerified() {
        assertThat(Verdict.of(subset(0, StepState.FAILED))).isEqualTo(Verdict.CONTAINED);
        assertThat(Verdict.of(List.of())).isEqualTo(Verdict.IN_PROGRESS);
        for (int steps = 1; steps < STEPS; steps++) {
            assertThat(Verdict.of(Collections.nCopies(steps, StepState.VERIFIED)))
                    .as("a ledger of %d of the steps", steps)
                    .isEqualTo(Verdict.IN_PROGRESS);
        }
    }

    @Test
    void anyMixtureOfStatesIsPartlyContainedWhileOneNeedsSomebodyAndNeverContained() {
        var random = new Random(SEED);
        for (int open = 1; open < SUBSETS; open++) {
            for (int mixture = 0; mixture < MIXTURES_OF_EACH; mixture++) {
                List<StepState> states = mixed(open, random);
                boolean needsSomebody =
                        states.contains(StepState.FAILED) || states.contains(StepState.WAITING_FOR_PERSON);

                assertThat(Verdict.of(states))
                        .as("%s, seed %d", states, SEED)
                        .isEqualTo(needsSomebody ? Verdict.PARTLY_CONTAINED : Verdict.IN_PROGRESS);
            }
        }
    }

    /** All steps verified but those whose bits are set. */
    private static List<StepState> subset(int bits, StepState others) {
        return IntStream.range(0, STEPS)
                .mapToObj(step -> isIn(bits, step) ? others : StepState.VERIFIED)
                .toList();
    }

    private static List<StepState> mixed(int bits, Random random) {
        var states = new ArrayList<StepState>();
        for (int step = 0; step < STEPS; step++) {
            states.add(isIn(bits, step) ? OPEN.get(random.nextInt(OPEN.size())) : StepState.VERIFIED);
        }
        return states;
    }

    private static boolean isIn(int bits, int step) {
        return (bits >> step & 1) == 1;
    }
}
