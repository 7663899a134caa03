package org.gatehouse.exemption;

import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.standing.Standings;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of exceptions begin with: a Monday morning on which nobody has one. */
@GatehouseTest
abstract class ExceptionTest {

    @Autowired
    World world;

    @Autowired
    TermRegister register;

    @Autowired
    ExceptionsOnCompromise onCompromise;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Standings standings;

    ExceptionsOfTheTenant exceptions;

    @Autowired
    void useTenant(AccountDirectory accounts, ExceptionGroup group, RuntimeService runtime, JdbcClient jdbc) {
        exceptions =
                new ExceptionsOfTheTenant(world, accounts, group, standings, onCompromise, runtime, jdbc, transaction);
    }

    @BeforeEach
    void mondayMorning() {
        exceptions.beginAt(World.MONDAY_MORNING);
    }
}
