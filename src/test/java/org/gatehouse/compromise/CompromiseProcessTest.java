package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every path through {@code processes/compromise-remediation.bpmn}. */
@GatehouseTest
class CompromiseProcessTest {

    private static final String NURSE = "staff.nurse@za1.example";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void anAccountIsLockedDownStepByStepAndSaidToBeContained() {
        String ritm = compromises.mark(NURSE);

        assertThat(compromises.verdict(NURSE)).isEqualTo("IN_PROGRESS");
        assertThat(world.status(ritm)).isEqualTo("IN_PROGRESS");

        world.settle();

        assertThat(compromises.steps(NURSE))
                .hasSize(12)
                .allSatisfy((step, state) -> assertThat(state).isEqualTo("VERIFIED"));
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
        var account = compromises.account(NURSE);
        assertThat(account.get("status").asText()).isEqualTo("DISABLED");
        assertThat(account.get("compromised").asBoolean()).isTrue();
        assertThat(account.get("notes").get(0).asText())
                .isEqualTo("Account has been identified as compromised. If you are updating this account, please"
                        + " proceed with caution. 23-11-2026.");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("is contained"));
    }

    @Test
    void aContainedAccountIsGivenBackBySomebodyElse() {
        String ritm = compromises.markAndSettle(NURSE);

        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("REMEDIATED");
        var account = compromises.account(NURSE);
        assertThat(account.get("status").asText()).isEqualTo("ACTIVE");
        assertThat(account.get("compromised").asBoolean()).isFalse();
        assertThat(account.get("everCompromised").asBoolean()).isTrue();
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains(NURSE) && mail.contains("yours again"));
        var handover = world.as("la2.za1").post("/accounts/%s/password-handover".formatted(NURSE), Map.of());
        assertThat(handover.status()).isEqualTo(200);
        assertThat(handover.body().get("password").asText()).hasSize(16);
    }
}
