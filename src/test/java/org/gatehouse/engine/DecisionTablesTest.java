package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.GatehouseTest;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Fact;
import org.gatehouse.trail.FactKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class DecisionTablesTest {

    private static final String RULING = """
            [{"table":"service-levels","version":1,"inputs":{"work":"onboarding-review"},"rules":[{"id":"onboarding-review",\
            "outputs":{"remindAfter":1,"dueAfter":3,"unit":"WORKING_HOURS"}}]}]""";

    @Autowired
    private DecisionTables tables;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionTemplate transaction;

    private final String ritm = "RITM" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void whatATableAnsweredIsPartOfTheNextFactOfTheTransaction() {
        transaction.executeWithoutResult(status -> {
            ask();
            ask();
            record("first");
            record("second");
        });

        assertThat(trail.of(ritm)).extracting(Fact::rulings).containsExactly(RULING, null);
    }

    @Test
    void whatWasAskedInAnotherTransactionIsNot() {
        transaction.executeWithoutResult(status -> ask());
        ask();
        transaction.executeWithoutResult(status -> record("later"));

        assertThat(trail.of(ritm)).extracting(Fact::rulings).containsOnlyNulls();
    }

    @Test
    void whoeverOnlyReadsMayAskToo() {
        var reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);

        assertThat(reading.<List<?>>execute(
                        status -> tables.ask("service-levels", Map.of("work", "long-term-exception-review"))))
                .hasSize(1);
    }

    private void ask() {
        tables.ask("service-levels", Map.of("work", "onboarding-review"));
    }

    private void record(String what) {
        trail.record(FactKind.STATUS, ritm, what, "somebody", Map.of());
    }
}
