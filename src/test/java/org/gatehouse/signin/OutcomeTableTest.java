package org.gatehouse.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.GatehouseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How the product asks {@code sign-in-outcome.dmn}, and how long it remembers. */
@GatehouseTest
class OutcomeTableTest {

    private static final Path FILE = Path.of("processes", "sign-in-outcome.dmn");

    @Autowired
    private SignInRules rules;

    @Autowired
    private OutcomeTable table;

    @Autowired
    private RepositoryService repository;

    @Test
    void aNewVersionIsSeenAtOnceAndAnOldAnswerIsNotKept() throws Exception {
        OutcomeTable.Edition before = table.inForce();
        assertThat(table.inForce()).isSameAs(before);
        String changed = Files.readString(FILE, StandardCharsets.UTF_8)
                .replace("The account is disabled.", "The account has been switched off.");
        String deployment = repository
                .createDeployment()
                .addString("sign-in-outcome.dmn", changed)
                .deploy()
                .getId();
        try {
            Facts disabled = FactsOf.anybody().disabled().facts();
            assertThat(rules.inForce().judge(disabled, FactsOf.OUTLOOK).ruling().because())
                    .containsExactly("The account has been switched off.");
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(rules.inForce()
                        .judge(FactsOf.anybody().disabled().facts(), FactsOf.OUTLOOK)
                        .ruling()
                        .because())
                .containsExactly("The account is disabled.");
    }
}
