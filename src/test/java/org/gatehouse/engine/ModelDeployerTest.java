package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.gatehouse.GatehouseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/** What a start brings into force, where the database knows versions that were made meanwhile. */
@GatehouseTest
class ModelDeployerTest {

    private static final String KEY = "shipped-by-test";
    private static final String FILE = KEY + ".dmn";

    @Autowired
    private ModelDeployments deployments;

    @Autowired
    private RepositoryService repository;

    @TempDir
    private Path directory;

    @AfterEach
    void remove() {
        repository.createDeploymentQuery().deploymentNameLike("processes/" + KEY + "%").list().stream()
                .map(Deployment::getId)
                .forEach(repository::deleteDeployment);
    }

    @Test
    void whatWasInForceOnceIsNotDeployedAgain() throws IOException {
        startWith("1");
        startWith("1");

        assertThat(answers()).containsExactly("1");
    }

    @Test
    void aLaterVersionStaysInForceUntilTheProductShipsWhatNeverWas() throws IOException {
        startWith("1");
        release("2");
        startWith("1");
        assertThat(answers()).containsExactly("1", "2");
        assertThat(deployments.areInForce(files("1"))).isFalse();
        assertThat(deployments.areInForce(files("2"))).isTrue();

        startWith("3");
        assertThat(answers()).containsExactly("1", "2", "3");
        assertThat(deployments.areInForce(files("3"))).isTrue();
    }

    @Test
    void whatWasReleasedAndIsShippedLaterMakesNoNewVersion() throws IOException {
        startWith("1");
        release("2");

        startWith("2");

        assertThat(answers()).containsExactly("1", "2");
    }

    @Test
    void backToTheShippedContentIsAVersionAndStays() throws IOException {
        startWith("1");
        release("2");
        release("1");

        startWith("1");
        assertThat(answers()).containsExactly("1", "2", "1");

        startWith("2");
        assertThat(answers()).as("gone back from, and so not brought back").containsExactly("1", "2", "1");
    }

    @Test
    void ofADiagramTheNewestVersionIsInForce() {
        ModelFiles first = diagram("first");
        ModelFiles second = diagram("second");
        assertThat(deployments.areInForce(first)).isFalse();

        deployments.deploy(first);
        assertThat(deployments.areInForce(first)).isTrue();

        deployments.deploy(second);
        assertThat(deployments.areInForce(first)).isFalse();
        assertThat(deployments.areInForce(second)).isTrue();
    }

    private void release(String answer) {
        deployments.deploy(files(answer));
    }

    private static ModelFiles files(String answer) {
        return ModelFiles.of(FILE, Map.of(FILE, table(answer).getBytes()));
    }

    private static ModelFiles diagram(String name) {
        String file = KEY + ".bpmn";
        return ModelFiles.of(file, Map.of(file, """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="n" id="d">
                  <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="30">
                    <startEvent id="begun" name="Begun"/>
                    <sequenceFlow id="on" sourceRef="begun" targetRef="over"/>
                    <endEvent id="over" name="Over"/>
                  </process>
                </definitions>""".formatted(KEY, name).getBytes()));
    }

    private void startWith(String answer) throws IOException {
        Files.writeString(directory.resolve(FILE), table(answer));
        new ModelDeployer(deployments, shipping()).afterSingletonsInstantiated();
    }

    /** The directory in place of what is packaged. */
    private ResourcePatternResolver shipping() {
        return new PathMatchingResourcePatternResolver() {
            @Override
            public Resource[] getResources(String pattern) throws IOException {
                return super.getResources("file:%s/%s".formatted(directory, pattern.replaceAll(".*/", "")));
            }
        };
    }

    /** What each version says, the oldest first. */
    private List<String> answers() {
        return repository.createDecisionDefinitionQuery().decisionDefinitionKey(KEY).list().stream()
                .sorted(Comparator.comparing(DecisionDefinition::getVersion))
                .map(version -> repository
                        .getDmnModelInstance(version.getId())
                        .getModelElementById("e")
                        .getTextContent()
                        .strip()
                        .replace("\"", ""))
                .toList();
    }

    private static String table(String answer) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="d" name="d" namespace="n">
                  <decision id="%s" name="Shipped by a test" camunda:historyTimeToLive="30">
                    <decisionTable id="t" hitPolicy="UNIQUE">
                      <output id="o" name="answer" typeRef="string"/>
                      <rule id="r"><outputEntry id="e"><text>"%s"</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>""".formatted(KEY, answer);
    }
}
