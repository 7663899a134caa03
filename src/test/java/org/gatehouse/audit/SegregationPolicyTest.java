package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.audit.SegregationPolicy.Conflict;
import org.gatehouse.audit.SegregationPolicy.GivingBack;
import org.gatehouse.audit.SegregationPolicy.Parts;
import org.gatehouse.audit.SegregationPolicy.Party;
import org.junit.jupiter.api.Test;

class SegregationPolicyTest {

    private static final Party ALEX = new Party("la.za1", "alex@za1.example");
    private static final Party MORGAN = new Party("onboarding1", "morgan@nhs.example");
    private static final Party PANEL = new Party("panel1", "panel@nhs.example");
    private static final Party SYSTEM = new Party("servicenow", null);
    private static final Party SENIOR = new Party(null, "jo@za1.example");

    @Test
    void differentPersonsAreNoConflict() {
        assertThat(SegregationPolicy.check(new Parts(ALEX, SYSTEM, SENIOR, PANEL, MORGAN, ALEX)))
                .isEmpty();
        assertThat(SegregationPolicy.check(new Parts(ALEX, ALEX, Party.NOBODY, MORGAN, Party.NOBODY, Party.NOBODY)))
                .isEmpty();
        assertThat(SegregationPolicy.check(new GivingBack(new Party(null, "nurse@za1.example"), ALEX, SENIOR)))
                .isEmpty();
    }

    @Test
    void everyReasonIsGivenAtOnce() {
        assertThat(SegregationPolicy.check(new Parts(ALEX, ALEX, ALEX, ALEX, ALEX, ALEX)))
                .containsExactly(
                        Conflict.DECIDER_ASKED,
                        Conflict.DECIDER_FILED,
                        Conflict.DECIDER_VOUCHED,
                        Conflict.REQUESTER_VOUCHED,
                        Conflict.REVIEWER_DECIDED_AGAIN,
                        Conflict.CONTESTER_DECIDED);
        assertThat(SegregationPolicy.check(new GivingBack(ALEX, ALEX, ALEX)))
                .containsExactly(Conflict.HOLDER_GAVE_BACK, Conflict.HOLDER_WAS_CHECKED_BY_SELF);
    }

    @Test
    void aPersonIsKnownByTheAddressToo() {
        var byAddress = new Party(null, "MORGAN@NHS.example");
        assertThat(SegregationPolicy.check(
                        new Parts(byAddress, SYSTEM, Party.NOBODY, MORGAN, Party.NOBODY, Party.NOBODY)))
                .containsExactly(Conflict.DECIDER_ASKED);
        assertThat(SegregationPolicy.check(new Parts(ALEX, SYSTEM, byAddress, MORGAN, Party.NOBODY, Party.NOBODY)))
                .containsExactly(Conflict.DECIDER_VOUCHED);
    }

    @Test
    void nobodyIsNeverSomebodyElse() {
        assertThat(SegregationPolicy.check(
                        new Parts(Party.NOBODY, Party.NOBODY, Party.NOBODY, Party.NOBODY, Party.NOBODY, Party.NOBODY)))
                .isEqualTo(List.of());
    }
}
