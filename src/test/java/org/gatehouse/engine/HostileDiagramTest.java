package org.gatehouse.engine;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.gatehouse.engine.HostileDiagrams.Payload;
import org.gatehouse.engine.ModelLint.Problem;
import org.gatehouse.engine.ModelLint.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that could do harm gets past the lint, into the engine or, should it be there already, out of its store. */
class HostileDiagramTest {

    private static final ModelLint LINT = new ModelLint(HostileDiagrams.STEPS);
    private static ProcessEngine guarded;
    private static ProcessEngine unguarded;

    @BeforeAll
    static void startTwoEnginesOnOneDatabase() {
        unguarded = engine("unguarded", "create-drop").buildProcessEngine();
        guarded = engine("guarded", "false")
                .setCustomPreDeployers(List.of(new DiagramGuard(LINT)))
                .buildProcessEngine();
    }

    @AfterAll
    static void stopThem() {
        guarded.close();
        unguarded.close();
    }

    static List<Payload> payloads() {
        return HostileDiagrams.all();
    }

    @Test
    void thereAreManyAndAllDiffer() {
        assertThat(payloads()).hasSizeGreaterThan(60);
        assertThat(payloads()).extracting(Payload::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theLintCallsItDangerous(Payload payload) {
        List<Problem> problems = LINT.check(payload.fileName(), payload.content());
        assertThat(problems).extracting(Problem::severity).contains(Severity.DANGEROUS);
        // Were it not readable at all, it would not show what it is meant to show.
        if (!payload.name().startsWith("xml: ") && !payload.name().startsWith("json: ")) {
            assertThat(problems).extracting(Problem::rule).doesNotContain("unreadable");
        }
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void theEngineRefusesIt(Payload payload) {
        DeploymentBuilder deployment = deployment(guarded, payload.fileName(), payload.content());
        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("Refused:\n" + payload.fileName() + ": ");
        assertThat(guarded.getRepositoryService().createDeploymentQuery().count())
                .isZero();
    }

    @Test
    void theEngineTakesTheHarmlessModels() {
        var repository = guarded.getRepositoryService();
        DeploymentBuilder deployment = deployment(guarded, "processes/sample.bpmn", bytes(HostileDiagrams.DIAGRAM))
                .addString("processes/table.dmn", HostileDiagrams.TABLE)
                .addString("forms/form.form", HostileDiagrams.FORM);
        String id = deployment.deploy().getId();
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("sample")
                        .count())
                .isOne();
        assertThat(repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("table")
                        .count())
                .isOne();
        repository.deleteDeployment(id, true);
    }

    @Test
    void oneBadFileKeepsTheWholeDeploymentOut() {
        DeploymentBuilder deployment = deployment(guarded, "sample.bpmn", bytes(HostileDiagrams.DIAGRAM))
                .addString("notes.txt", "not a model");
        assertThatThrownBy(deployment::deploy)
                .hasMessageContaining("notes.txt: Only .bpmn, .dmn and .form files are deployed");
    }

    @Test
    void whatIsStoredAlreadyIsRefusedWhenItIsLoaded() {
        String hostile = HostileDiagrams.changed(HostileDiagrams.DIAGRAM, "${reviewDueAt}", "${task.execution.id}");
        String id =
                deployment(unguarded, "sample.bpmn", bytes(hostile)).deploy().getId();
        assertThatThrownBy(() -> guarded.getRuntimeService().startProcessInstanceByKey("sample"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("sample.bpmn: review: '${task.execution.id}' cannot stand in 'camunda:dueDate'");
        unguarded.getRepositoryService().deleteDeployment(id, true);
    }

    @Test
    void whatCannotBeCheckedIsRefused() {
        var guard = new DiagramGuard(LINT);
        assertThatThrownBy(() -> guard.deploy(new DeploymentEntity())).isInstanceOf(ProcessEngineException.class);
        var hollow = new DeploymentEntity();
        var resource = new ResourceEntity();
        resource.setName("sample.bpmn");
        hollow.addResource(resource);
        assertThatThrownBy(() -> guard.deploy(hollow))
                .hasMessageContaining("sample.bpmn: its content cannot be checked");
    }

    @Test
    void aRefusalIsShortHoweverMuchIsWrong() {
        String much = IntStream.range(0, 5000)
                        .mapToObj("<bpmn:scriptTask id='s%d' />"::formatted)
                        .collect(joining()) + "<bpmn:startEvent id=\"asked\"";
        byte[] content = bytes(HostileDiagrams.changed(HostileDiagrams.DIAGRAM, "<bpmn:startEvent id=\"asked\"", much));
        assertThatThrownBy(deployment(guarded, "sample.bpmn", content)::deploy)
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(10_000));
    }

    @Test
    void noSizeOfFileTakesLong() {
        String boundary =
                "<bpmn:boundaryEvent id='b%1$d' attachedToRef='a%1$d'><bpmn:errorEventDefinition errorRef='e%1$d' />"
                        + "</bpmn:boundaryEvent><bpmn:subProcess id='a%1$d' />";
        var much = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            much.append(boundary.formatted(i));
        }
        much.append("<bpmn:startEvent id=\"asked\"");
        byte[] content = bytes(
                HostileDiagrams.changed(HostileDiagrams.DIAGRAM, "<bpmn:startEvent id=\"asked\"", much.toString()));
        Assertions.assertTimeout(Duration.ofSeconds(5), () -> LINT.check("sample.bpmn", content));
    }

    private static DeploymentBuilder deployment(ProcessEngine engine, String file, byte[] content) {
        return engine.getRepositoryService().createDeployment().addInputStream(file, new ByteArrayInputStream(content));
    }

    private static ProcessEngineConfigurationImpl engine(String name, String schema) {
        var configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1"
                .formatted(HostileDiagramTest.class.getSimpleName().toLowerCase(Locale.ROOT)));
        configuration.setDatabaseSchemaUpdate(schema);
        configuration.setJobExecutorActivate(false);
        configuration.setHistory("none");
        return configuration;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
