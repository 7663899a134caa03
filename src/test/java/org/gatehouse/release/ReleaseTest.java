package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Versions that come into force in a database of their own, beginning with what is shipped and nothing that runs. */
@GatehouseTest
@TestPropertySource(properties = "test.context=release")
abstract class ReleaseTest {

    static final String ONBOARDING = "onboarding-request";

    @Autowired
    World world;

    @Autowired
    Facts facts;

    @Autowired
    RunTimeReleases releases;

    @Autowired
    Migrations migrations;

    @Autowired
    ModelVersions models;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void beginWithWhatIsShipped() {
        world.beginAt(World.MONDAY_MORNING);
        List<String> running = runtime.createProcessInstanceQuery().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!running.isEmpty()) {
            runtime.deleteProcessInstances(running, "A new test begins", true, true);
        }
        jdbc.sql("delete from outbox").update();
        migrations.run();
        for (ModelVersion inForce : models.inForce()) {
            byte[] shipped = models.shipped(inForce.kind(), inForce.key()).orElseThrow();
            if (!new String(shipped, StandardCharsets.UTF_8).equals(text(inForce))) {
                releases.release(inForce, shipped, Running.FINISH, because("As it is shipped"));
            }
        }
    }

    static Reason because(String why) {
        return new Reason("owner1", "owner2", why, 7L);
    }

    String text(ModelVersion version) {
        return new String(models.content(version), StandardCharsets.UTF_8);
    }

    ModelVersion inForce(String key) {
        return models.inForce(key).orElseThrow();
    }

    /** What is in force with one text instead of another. */
    byte[] changed(String key, String before, String after) {
        String text = text(inForce(key));
        assertThat(text).contains(before);
        return text.replace(before, after).getBytes(StandardCharsets.UTF_8);
    }

    ModelVersion release(String key, String before, String after, Running running) {
        return releases.release(inForce(key), changed(key, before, after), running, because("Clearer words"));
    }

    /** The same diagram with another name for an element, so that everything can go on by it. */
    ModelVersion rename(Running running) {
        return release(ONBOARDING, "name=\"Onboarding completed\"", "name=\"All is done\"", running);
    }

    /** The version by which a request's own instance runs. */
    int versionOf(String ritm) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(ritm)
                .processDefinitionKey(ONBOARDING)
                .singleResult();
        return models.of(ONBOARDING).stream()
                .filter(version -> version.definition().equals(instance.getProcessDefinitionId()))
                .findFirst()
                .orElseThrow()
                .version();
    }

    /** Everything of jobs and tasks that must not change as their instance is moved. */
    Map<String, String> whatIsDue() {
        var due = new TreeMap<String, String>();
        for (Job job : management.createJobQuery().list()) {
            if (job.getProcessInstanceId() != null) {
                due.put(
                        "job " + job.getId(),
                        "%s %s priority %d, %d retries, suspended %s"
                                .formatted(
                                        job.getProcessInstanceId(),
                                        job.getDuedate(),
                                        job.getPriority(),
                                        job.getRetries(),
                                        job.isSuspended()));
            }
        }
        for (Task task : tasks.createTaskQuery().initializeFormKeys().list()) {
            due.put(
                    "task " + task.getId(),
                    "%s %s due %s priority %d of %s"
                            .formatted(
                                    task.getProcessInstanceId(),
                                    task.getTaskDefinitionKey(),
                                    task.getDueDate(),
                                    task.getPriority(),
                                    task.getAssignee()));
        }
        return due;
    }
}
