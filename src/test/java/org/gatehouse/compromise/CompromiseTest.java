package org.gatehouse.compromise;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the tests of compromised accounts begin with: a Monday morning on which nobody ever was compromised. */
@GatehouseTest
@Import(TappedDirectory.class)
abstract class CompromiseTest {

    static final String NURSE = "staff.nurse@za1.example";
    static final String CLERK = "ward.clerk@za1.example";
    static final String ADMINISTRATOR = "local.admin@za1.example";

    /** Longer than the five pauses between the tries of a step of a lock-down. */
    static final Duration ALL_RETRIES = Duration.ofMinutes(20);

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @Autowired
    TappedDirectory directory;

    @Autowired
    ManagementService management;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        directory.reset();
    }

    @AfterEach
    void putBack() {
        compromises.forget();
        directory.reset();
    }

    /** What the case has to do next, the most pressing first. */
    List<Job> due(String ritm) {
        return management
                .createJobQuery()
                .processInstanceId(compromises.instanceOf(ritm))
                .executable()
                .orderByJobPriority()
                .desc()
                .orderByJobId()
                .asc()
                .list();
    }

    /** Does so many of the steps of the case, one by one. */
    void take(int steps, String ritm) {
        for (int taken = 0; taken < steps; taken++) {
            management.executeJob(due(ritm).get(0).getId());
        }
    }
}
