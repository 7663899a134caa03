package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.identity.Groups;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes into force is on record, whichever way it comes. */
@GatehouseTest
class DeploymentFactsTest {

    private static final String FILE = "fact-finding.dmn";

    @Autowired
    private ModelDeployer deployer;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private IdentityService identities;

    @Autowired
    private Facts facts;

    @AfterEach
    void remove() {
        facts.canBeWritten();
        identities.clearAuthentication();
        repository.createDeploymentQuery().deploymentName(FILE).list().stream()
                .map(Deployment::getId)
                .forEach(repository::deleteDeployment);
    }

    @Test
    void whatIsShippedIsOnRecordWithItsFingerprint() throws Exception {
        List<Facts.Row> deployed = facts.all("DEPLOYMENT").stream()
                .filter(fact -> fact.what().startsWith("In force: onboarding-request version "))
                .toList();

        assertThat(deployed)
                .isNotEmpty()
                .allSatisfy(fact -> assertThat(fact.by()).isEqualTo("gatehouse"));
        assertThat(deployed.get(0).details())
                .extracting("sha256")
                .asInstanceOf(MAP)
                .containsEntry("processes/onboarding-request.bpmn", sha256("/processes/onboarding-request.bpmn"))
                .containsKey("forms/onboarding-review.form");
    }

    @Test
    void nothingDeployedIsNoFact() {
        long before = facts.last();

        deployer.afterSingletonsInstantiated();

        assertThat(facts.since(before, "DEPLOYMENT")).isEmpty();
    }

    @Test
    void whatAnAdministratorDeploysIsOnRecordOnceWithEachVersion() {
        long before = facts.last();
        identities.setAuthentication("admin", List.of(Groups.ADMINISTRATORS));

        deploy("1");
        deploy("2");

        assertThat(facts.since(before, "DEPLOYMENT"))
                .extracting(Facts.Row::what, Facts.Row::by, row -> row.details().get("versions"))
                .containsExactly(
                        tuple("In force: fact-finding version 1", "admin", Map.of("fact-finding", 1)),
                        tuple("In force: fact-finding version 2", "admin", Map.of("fact-finding", 2)));
        assertThat(facts.since(before, "OPERATOR")).isEmpty();
    }

    @Test
    void whatCannotBeRecordedDoesNotComeIntoForce() {
        facts.cannotBeWritten();

        assertThatThrownBy(() -> deploy("1")).isInstanceOf(RuntimeException.class);

        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("fact-finding")
                        .count())
                .isZero();
    }

    private void deploy(String answer) {
        repository
                .createDeployment()
                .name(FILE)
                .addString(FILE, """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="n">
                  <decision id="fact-finding" name="Fact finding" camunda:historyTimeToLive="30">
                    <decisionTable id="t" hitPolicy="UNIQUE">
                      <output id="o" name="answer" typeRef="string"/>
                      <rule id="r"><outputEntry id="e"><text>"%s"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(answer))
                .deploy();
    }

    private static String sha256(String file) throws Exception {
        try (InputStream content = DeploymentFactsTest.class.getResourceAsStream(file)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()));
        }
    }
}
