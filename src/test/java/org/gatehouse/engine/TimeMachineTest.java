package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
class TimeMachineTest {

    @Autowired
    private World world;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void whatIsSuspendedDoesNotRunUntilItIsActivated() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        String instance = world.processInstance(ritm);

        management.suspendJobByProcessInstanceId(instance);
        world.settle();
        assertThat(world.status(ritm)).isNotEqualTo("COMPLETED");

        management.activateJobByProcessInstanceId(instance);
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }
}
