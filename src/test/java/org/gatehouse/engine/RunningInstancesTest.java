package org.gatehouse.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;
import static org.gatehouse.World.onboarding;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.engine.RunningInstances.AtElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is counted by one query beside what the engine tells of one instance at a time. */
@GatehouseTest
class RunningInstancesTest {

    private static final String MANY = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="test"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <message id="go-on" name="go-on" />
              <process id="many-at-once" name="Many at once" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="begun" /><parallelGateway id="fork" /><parallelGateway id="join" /><endEvent id="over" />
                <receiveTask id="each" messageRef="go-on">
                  <multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality></multiInstanceLoopCharacteristics>
                </receiveTask>
                <receiveTask id="alone" messageRef="go-on" camunda:asyncBefore="true" />
                <sequenceFlow id="f1" sourceRef="begun" targetRef="fork" />
                <sequenceFlow id="f2" sourceRef="fork" targetRef="each" />
                <sequenceFlow id="f3" sourceRef="fork" targetRef="alone" />
                <sequenceFlow id="f4" sourceRef="each" targetRef="join" />
                <sequenceFlow id="f5" sourceRef="alone" targetRef="join" />
                <sequenceFlow id="f6" sourceRef="join" targetRef="over" />
              </process>
            </definitions>""";

    @Autowired
    private World world;

    @Autowired
    private RunningInstances running;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ManagementService management;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void whereRequestsStandIsWhatTheEngineSaysOfEach() {
        world.onboardToNamedLocations("ZA1");
        String contested = world.fileLocation(namedLocation("ZA1", "REGISTER", "Site", "45.67.84.0/28"));
        world.decide("location1", contested, Map.of("decision", "REJECT", "reasons", List.of("Guests use it")));
        world.settle();
        world.as("la.za1").post("/requests/" + contested + "/escalation", Map.of("grounds", "They do not"));
        world.file(onboarding("ZB2", "STANDARD"));
        world.as("la.za1")
                .post("/short-term-exceptions", Map.of("account", "user11@za1.example", "justification", "NO_SIGNAL"));
        world.pass(Duration.ofMinutes(5));

        for (String process : List.of(
                "named-location-registration", "named-location-escalation", "onboarding-request", "exception-term")) {
            Map<String, Long> told = times(process);
            assertThat(told).as(process).isNotEmpty().isEqualTo(tree(process));
        }
        assertThat(times("named-location-registration"))
                .as("the call that waits for the called process")
                .containsKey("escalation");
    }

    @Test
    void theInstancesOfAVersionAreThoseOfTheEngine() {
        world.file(onboarding("ZA1", "STANDARD"));
        assertThat(running.byVersion())
                .filteredOn(each -> each.process().equals("onboarding-request") && each.version() == 1)
                .singleElement()
                .satisfies(each -> assertThat(each.instances())
                        .isEqualTo(runtime.createProcessInstanceQuery()
                                .processDefinitionKey("onboarding-request")
                                .count()));
    }

    @Test
    void whatGoesThroughAStepManyTimesAtOnceIsOneInstance() {
        String deployment = repository
                .createDeployment()
                .addString("many-at-once.bpmn", MANY)
                .deploy()
                .getId();
        try {
            runtime.startProcessInstanceByKey("many-at-once");
            assertThat(running.byElement("many-at-once"))
                    .containsExactlyInAnyOrder(new AtElement(1, "each", 1, 3, 0), new AtElement(1, "alone", 1, 1, 1));
            assertThat(times("many-at-once")).isEqualTo(tree("many-at-once"));

            management.executeJob(management
                    .createJobQuery()
                    .processDefinitionKey("many-at-once")
                    .singleResult()
                    .getId());
            goOn("alone");
            goOn("each");
            assertThat(running.byElement("many-at-once"))
                    .as("a join that waits for the other way counts too")
                    .containsExactlyInAnyOrder(new AtElement(1, "each", 1, 2, 0), new AtElement(1, "join", 1, 1, 0));

            runtime.startProcessInstanceByKey("many-at-once");
            assertThat(running.byElement("many-at-once")).contains(new AtElement(1, "each", 2, 5, 0));
        } finally {
            repository.deleteDeployment(deployment, true);
        }
        assertThat(running.byElement("many-at-once")).isEmpty();
    }

    private void goOn(String element) {
        runtime.signal(runtime.createExecutionQuery()
                .processDefinitionKey("many-at-once")
                .activityId(element)
                .list()
                .get(0)
                .getId());
    }

    private Map<String, Long> times(String process) {
        return running.byElement(process).stream()
                .collect(Collectors.toMap(AtElement::element, AtElement::times, Long::sum, TreeMap::new));
    }

    /** The leaves of the trees that the engine tells of each instance. */
    private Map<String, Long> tree(String process) {
        var leaves = new TreeMap<String, Long>();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(process)
                .list()
                .forEach(instance -> count(runtime.getActivityInstance(instance.getId()), leaves));
        return leaves;
    }

    private static void count(ActivityInstance scope, Map<String, Long> leaves) {
        for (var waiting : scope.getChildTransitionInstances()) {
            leaves.merge(waiting.getActivityId(), 1L, Long::sum);
        }
        for (ActivityInstance child : scope.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length + child.getChildTransitionInstances().length == 0) {
                leaves.merge(child.getActivityId(), 1L, Long::sum);
            }
            count(child, leaves);
        }
    }
}
