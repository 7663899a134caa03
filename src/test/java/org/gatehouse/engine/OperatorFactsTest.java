package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.gatehouse.Browserless;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done through Camunda's own pages is on record, with who did it. */
@GatehouseTest
class OperatorFactsTest {

    private static final String ENGINE = "engine/engine/default/";

    @Autowired
    private World world;

    @Autowired
    private Facts facts;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private Browserless admin;
    private String ritm;
    private String instance;
    private long before;

    @BeforeEach
    void aRequestWaits() {
        world.beginAt(World.MONDAY_MORNING);
        ritm = world.file(onboarding("ZA1", "STANDARD"));
        instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(ritm)
                .rootProcessInstances()
                .singleResult()
                .getId();
        admin = Browserless.signedIn(world.baseUrl(), "admin");
        before = facts.last();
    }

    @AfterEach
    void writeAgain() {
        facts.canBeWritten();
    }

    @Test
    void whatTheProductDoesInSomebodysNameIsNoIntervention() {
        String task = world.task("onboarding1", ritm).path("id").asText();
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/claim", Map.of())
                        .status())
                .isLessThan(300);

        assertThat(facts.since(before, "OPERATOR")).isEmpty();
    }

    @Test
    void anInstanceSuspendedIsOneFactOfItsRequest() {
        done("PUT", "process-instance/" + instance + "/suspended", "{\"suspended\":true}");

        assertThat(facts.since(before, "OPERATOR")).singleElement().satisfies(fact -> {
            assertThat(fact.by()).isEqualTo("admin");
            assertThat(fact.ritm()).isEqualTo(ritm);
            assertThat(fact.what()).isEqualTo("ProcessInstance: Suspend");
            assertThat(fact.details())
                    .containsEntry("instance", instance)
                    .containsKeys("operation", "definition")
                    .containsEntry("changes", List.of(Map.of("property", "suspensionState", "to", "suspended")));
        });
        done("PUT", "process-instance/" + instance + "/suspended", "{\"suspended\":false}");
    }

    @Test
    void aVariableSetIsOnRecordWithoutItsValue() {
        done(
                "PUT",
                "process-instance/" + instance + "/variables/remark",
                "{\"value\":\"canary-of-a-variable\",\"type\":\"String\"}");

        assertThat(facts.since(before, "OPERATOR")).singleElement().satisfies(fact -> {
            assertThat(fact.what()).isEqualTo("Variable: SetVariable");
            assertThat(fact.ritm()).isEqualTo(ritm);
            assertThat(fact.details().toString()).doesNotContain("canary-of-a-variable");
        });
    }

    @Test
    void aTaskGivenToSomebodyIsOneFactWithOldAndNew() {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(ritm)
                .singleResult()
                .getId();

        done("POST", "task/" + task + "/assignee", "{\"userId\":\"onboarding2\"}");

        assertThat(facts.since(before, "OPERATOR")).singleElement().satisfies(fact -> {
            assertThat(fact.what()).isEqualTo("Task: Assign");
            assertThat(fact.details())
                    .containsEntry("task", task)
                    .containsEntry("changes", List.of(Map.of("property", "assignee", "to", "onboarding2")));
        });
    }

    @Test
    void anInstanceDeletedIsAFactOfItsRequestStill() {
        done("DELETE", "process-instance/" + instance + "?skipCustomListeners=true", null);

        assertThat(facts.since(before, "OPERATOR")).isNotEmpty().allSatisfy(fact -> {
            assertThat(fact.ritm()).isEqualTo(ritm);
            assertThat(fact.by()).isEqualTo("admin");
        });
    }

    @Test
    void aUserMadeIsOnRecordWithoutThePassword() {
        done(
                "POST",
                "user/create",
                "{\"profile\":{\"id\":\"helper7\",\"firstName\":\"H\",\"lastName\":\"\",\"email\":\"h@x.example\"},"
                        + "\"credentials\":{\"password\":\"canary-of-a-password\"}}");

        assertThat(facts.since(before, "OPERATOR")).singleElement().satisfies(fact -> {
            assertThat(fact.what()).isEqualTo("User: Create");
            assertThat(fact.ritm()).isNull();
            assertThat(fact.details()).containsEntry("changes", List.of(Map.of("property", "userId", "to", "helper7")));
        });
        done("DELETE", "user/helper7", null);
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        facts.cannotBeWritten("OPERATOR");

        HttpResponse<String> answer =
                admin.camunda("PUT", ENGINE + "process-instance/" + instance + "/suspended", "{\"suspended\":true}");

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .suspended()
                        .count())
                .isZero();
    }

    private void done(String method, String path, String body) {
        HttpResponse<String> answer = admin.camunda(method, ENGINE + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    }
}
