package org.gatehouse.rehearsal;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngines;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.engine.DecisionTables;
import org.gatehouse.model.ModelKind;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.rehearsal.Replay.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changes to shipped diagrams and tables, tried on a case that has happened. */
@GatehouseTest
class RehearsalsTest {

    private static final String ONBOARDING = "onboarding-request";
    private static final String TERMS = "exception-terms";

    @Autowired
    private World world;

    @Autowired
    private Rehearsals rehearsals;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private HistoryService history;

    @Autowired
    private JdbcClient jdbc;

    private String ritm;

    @BeforeEach
    void aRequestIsApproved() {
        world.beginAt(afterAllThatHaveEnded());
        ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE", "comment", "Looks right"));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
    }

    @Test
    void theVersionInForceGoesTheSameWay() {
        Replay replay = replay("name=\"Approved?\"", "name=\"Is it approved?\"");
        assertThat(replay.same()).isEqualTo(1);
        assertThat(replay.cases()).isEqualTo(1);
    }

    @Test
    void anotherAnswerOfAGatewayIsToldWithBothWays() {
        Difference difference = onlyDifference("${decision == 'APPROVE'}", "${decision == 'ACCEPT'}");
        assertThat(difference.subject()).isEqualTo(ritm);
        assertThat(difference.summary())
                .isEqualTo("Goes to 'Tell the requester why' after 'Approved?' instead of to"
                        + " 'Tell the requester it is approved'");
        assertThat(difference.atElement()).isEqualTo("tell-rejection");
        assertThat(difference.recorded()).endsWith("Tell the requester it is completed", "Onboarding completed");
        assertThat(difference.replayed()).endsWith("Tell the requester why", "Request rejected");
    }

    @Test
    void aNewTaskIsToldAndTakenToBeDone() {
        Difference difference = onlyDifference(
                "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"tell-approval\" targetRef=\"linking\" />",
                "<bpmn:userTask id=\"look-twice\" name=\"Look twice\" camunda:candidateGroups=\"helpdesk\" />"
                        + "<bpmn:sequenceFlow id=\"to-look-twice\" sourceRef=\"tell-approval\" targetRef=\"look-twice\" />"
                        + "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"look-twice\" targetRef=\"linking\" />");
        assertThat(difference.summary())
                .isEqualTo("Comes to 'Look twice' after 'Tell the requester it is approved', which it did not");
        assertThat(difference.replayed()).endsWith("Onboarding completed");
    }

    @Test
    void aStepLeftOutIsTold() {
        Difference difference = onlyDifference(
                "<bpmn:sequenceFlow id=\"to-tell-completion\" sourceRef=\"linking\" targetRef=\"tell-completion\" />",
                "<bpmn:sequenceFlow id=\"to-tell-completion\" sourceRef=\"linking\" targetRef=\"completed\" />");
        assertThat(difference.summary())
                .isEqualTo("Leaves out 'Tell the requester it is completed' after 'Group linked'");
    }

    @Test
    void whatHasNoEndIsStoppedAndTold() {
        Difference difference = onlyDifference(
                "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"tell-approval\" targetRef=\"linking\" />",
                "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"tell-approval\" targetRef=\"approved\" />");
        assertThat(difference.summary()).startsWith("Never comes to an end: it was stopped at '");
    }

    @Test
    void tooManyAtOnceAreStopped() {
        String task = "<bpmn:userTask id=\"many\" name=\"Many\" camunda:candidateGroups=\"helpdesk\">"
                + "<bpmn:multiInstanceLoopCharacteristics id=\"many-m\"><bpmn:loopCardinality"
                + " xsi:type=\"bpmn:tFormalExpression\">999</bpmn:loopCardinality>"
                + "</bpmn:multiInstanceLoopCharacteristics></bpmn:userTask>";
        Difference difference = onlyDifference(
                "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"tell-approval\" targetRef=\"linking\" />",
                task + "<bpmn:sequenceFlow id=\"to-many\" sourceRef=\"tell-approval\" targetRef=\"many\" />"
                        + "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"many\" targetRef=\"linking\" />");
        assertThat(difference.summary()).isEqualTo("Never comes to an end: it was stopped at 'Many'");
    }

    @Test
    void aMessageThatNobodySentIsWaitedForInVain() {
        Difference difference = onlyDifference(
                "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"tell-approval\" targetRef=\"linking\" />",
                "<bpmn:receiveTask id=\"hear\" name=\"Hear from them\" messageRef=\"request-withdrawn\" />"
                        + "<bpmn:sequenceFlow id=\"to-hear\" sourceRef=\"tell-approval\" targetRef=\"hear\" />"
                        + "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"hear\" targetRef=\"linking\" />");
        assertThat(difference.replayed()).endsWith("Tell the requester it is approved", "Hear from them");
        assertThat(difference.atElement()).isEqualTo("hear");
    }

    @Test
    void aVariableThatIsNotThereStopsIt() {
        Difference stop = onlyStop("${decision == 'APPROVE'}", "${urgent}");
        assertThat(stop.summary()).isEqualTo("Stops after 'Approved?': it asks for 'urgent', which is not there");
        assertThat(stop.subject()).isEqualTo(ritm);
        assertThat(stop.replayed()).endsWith("Approved?");
    }

    @Test
    void noWayOnStopsIt() {
        Difference stop = onlyStop(
                "name=\"Approved?\" default=\"approved-no\"",
                "name=\"Approved?\"",
                "${decision == 'APPROVE'}",
                "${decision == 'ACCEPT'}",
                "<bpmn:documentation>The reviewer rejected the request and gave the reasons [Q-11].</bpmn:documentation>",
                "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${decision == 'NO'}"
                        + "</bpmn:conditionExpression>");
        assertThat(stop.summary()).isEqualTo("Stops after 'Approved?': no way on fits what was recorded");
        assertThat(stop.atElement()).isEqualTo("approved");
    }

    @Test
    void aConditionThatIsNoTruthValueStopsIt() {
        assertThat(onlyStop("${decision == 'APPROVE'}", "${decision}").summary())
                .isEqualTo("Stops after 'Approved?': a condition is neither true nor false");
    }

    @Test
    void whatAStepWithoutRecordMayHaveWrittenIsUntold() {
        Replay replay = replay(
                "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"tell-approval\" targetRef=\"linking\" />",
                "<bpmn:userTask id=\"look-twice\" name=\"Look twice\" camunda:candidateGroups=\"helpdesk\" />"
                        + "<bpmn:sequenceFlow id=\"to-look-twice\" sourceRef=\"tell-approval\" targetRef=\"look-twice\" />"
                        + "<bpmn:exclusiveGateway id=\"fine\" name=\"Fine?\" default=\"to-linking\" />"
                        + "<bpmn:sequenceFlow id=\"to-fine\" sourceRef=\"look-twice\" targetRef=\"fine\" />"
                        + "<bpmn:sequenceFlow id=\"not-fine\" sourceRef=\"fine\" targetRef=\"tell-rejection\">"
                        + "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${secondLook == 'NO'}"
                        + "</bpmn:conditionExpression></bpmn:sequenceFlow>"
                        + "<bpmn:sequenceFlow id=\"to-linking\" sourceRef=\"fine\" targetRef=\"linking\" />");
        assertThat(replay.stopped()).isEmpty();
        assertThat(replay.untold())
                .singleElement()
                .satisfies(untold -> assertThat(untold.why())
                        .isEqualTo("After 'Fine?' the new version asks for 'secondLook', which was not recorded"));
    }

    @Test
    void aReplayChangesNothingAndIsFoundByNobody() {
        Set<String> engines = new TreeSet<>(ProcessEngines.getProcessEngines().keySet());
        List<Long> rows = rows();
        List<String> mails = world.mails(ritm);

        replay("${decision == 'APPROVE'}", "${decision == 'ACCEPT'}");
        rehearsals.migratable(inForce(ONBOARDING), versions.files(inForce(ONBOARDING)));

        assertThat(rows()).isEqualTo(rows);
        assertThat(world.mails(ritm)).isEqualTo(mails);
        assertThat(ProcessEngines.getProcessEngines().keySet()).isEqualTo(engines);
    }

    @Test
    void aTableInForceSaysTheSameAsBefore() {
        tables.ask(TERMS, Map.of("kind", "SHORT"));
        for (ModelVersion table : versions.inForce()) {
            if (table.kind() == ModelKind.TABLE) {
                Replay replay = rehearsals.replay(table, versions.files(table), Rehearsals.CASES);
                assertThat(replay.different()).as(table.key()).isEmpty();
                assertThat(replay.untold()).as(table.key()).isEmpty();
                assertThat(replay.same()).as(table.key()).isLessThanOrEqualTo(Rehearsals.CASES);
            }
        }
    }

    @Test
    void aTableIsAskedWithWhatTheDecisionsItRequiresWereAsked() {
        Map<String, Object> outcome = tables.evaluate(
                        tables.versionInForce("sign-in-outcome"),
                        Map.ofEntries(
                                entry("disabled", false),
                                entry("compromised", false),
                                entry("administrator", false),
                                entry("policy", "NAMED_LOCATIONS"),
                                entry("application", "OUTLOOK"),
                                entry("client", "BROWSER"),
                                entry("exceptionActive", false),
                                entry("perUserMfa", false),
                                entry("fromNamedLocation", false),
                                entry("coreMethod", false),
                                entry("inGrace", true),
                                entry("fido2", false),
                                entry("smartcard", false)))
                .get(0);
        assertThat(outcome).containsEntry("outcome", "REGISTRATION_MAY_BE_SKIPPED");

        ModelVersion table = inForce("sign-in-outcome");
        Replay replay = rehearsals.replay(table, versions.files(table), 1);
        assertThat(replay.different()).isEmpty();
        assertThat(replay.untold()).isEmpty();
        assertThat(replay.same()).isEqualTo(1);
    }

    @Test
    void anotherAnswerOfATableIsToldInWords() {
        Replay replay = replayOfTerms("<text>24</text>", "<text>48</text>");
        assertThat(replay.different()).isNotEmpty().allSatisfy(difference -> {
            assertThat(difference.summary())
                    .isEqualTo("With Kind 'SHORT' it says Lasts (hours) 48, Reminders (hours before the end) '4'"
                            + " instead of Lasts (hours) 24, Reminders (hours before the end) '4'");
            assertThat(difference.atElement()).isEqualTo("short");
        });
        assertThat(replay.untold()).isEmpty();
        assertThat(replay.stopped()).isEmpty();
    }

    @Test
    void aDecisionThatBelongsToNoRequestIsNamedByWhenItWasAsked() {
        world.beginAt(Instant.parse("2031-07-21T13:05:00Z"));
        tables.evaluate(tables.versionInForce(TERMS), Map.of("kind", "SHORT"));
        Replay replay = rehearsals.replay(inForce(TERMS), changed(TERMS, "<text>24</text>", "<text>48</text>"), 1);
        assertThat(replay.different())
                .extracting(Difference::subject)
                .containsExactly("Asked on 21 July 2031 at 14:05");
    }

    @Test
    void aTableThatLeavesOutWhatItSaidGivesNoAnswer() {
        Replay replay = replayOfTerms("<text>24</text>", "<text></text>");
        assertThat(replay.different()).isEmpty();
        assertThat(replay.stopped())
                .isNotEmpty()
                .allSatisfy(stop -> assertThat(stop.summary())
                        .isEqualTo(
                                "With Kind 'SHORT' it says Lasts (hours) nothing, Reminders (hours before the end) '4'"
                                        + " instead of Lasts (hours) 24, Reminders (hours before the end) '4'"));
    }

    @Test
    void aTableThatHasNoRuleLeftForAQuestionGivesNoAnswer() {
        Replay replay = replayOfTerms("<text>\"SHORT\"</text>", "<text>\"SHORTER\"</text>");
        assertThat(replay.stopped())
                .isNotEmpty()
                .allSatisfy(stop -> assertThat(stop.summary())
                        .startsWith("With Kind 'SHORT' it says nothing instead of Lasts (hours) 24"));
    }

    @Test
    void aTableThatAsksForMoreCannotBeTold() {
        Replay replay = replayOfTerms("<text>kind</text>", "<text>site</text>");
        assertThat(replay.untold())
                .hasSize(replay.cases())
                .isNotEmpty()
                .allSatisfy(untold ->
                        assertThat(untold.why()).isEqualTo("The new version asks for 'Kind', which was not recorded"));
    }

    /** The newest case must be the one of this test, whatever the clock was in others. */
    private Instant afterAllThatHaveEnded() {
        return history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(ONBOARDING)
                .finished()
                .orderByProcessInstanceEndTime()
                .desc()
                .listPage(0, 1)
                .stream()
                .map(newest -> newest.getEndTime().toInstant().plusSeconds(60))
                .findFirst()
                .orElse(World.MONDAY_MORNING);
    }

    private Difference onlyStop(String... changes) {
        Replay replay = replay(changes);
        assertThat(replay.untold()).isEmpty();
        assertThat(replay.different()).isEmpty();
        assertThat(replay.stopped()).hasSize(1);
        return replay.stopped().get(0);
    }

    private Difference onlyDifference(String what, String by) {
        Replay replay = replay(what, by);
        assertThat(replay.untold()).isEmpty();
        assertThat(replay.stopped()).isEmpty();
        assertThat(replay.different()).hasSize(1);
        return replay.different().get(0);
    }

    private Replay replay(String... changes) {
        return rehearsals.replay(inForce(ONBOARDING), changed(ONBOARDING, changes), 1);
    }

    /** Of the table of exceptions' terms, which has been asked for one of 24 hours. */
    private Replay replayOfTerms(String what, String by) {
        tables.ask(TERMS, Map.of("kind", "SHORT"));
        return rehearsals.replay(inForce(TERMS), changed(TERMS, what, by), Rehearsals.CASES);
    }

    private ModelVersion inForce(String key) {
        return versions.inForce(key).orElseThrow();
    }

    private Map<String, byte[]> changed(String key, String... changes) {
        ModelVersion version = inForce(key);
        String content = new String(versions.content(version), StandardCharsets.UTF_8);
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(content).contains(changes[i]);
            content = content.replace(changes[i], changes[i + 1]);
        }
        var files = new HashMap<>(versions.files(version));
        files.put("processes/" + version.file(), content.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private List<Long> rows() {
        return List.of(
                        "act_ru_execution",
                        "act_ru_job",
                        "act_hi_actinst",
                        "act_hi_detail",
                        "act_re_deployment",
                        "outbox")
                .stream()
                .map(table -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }
}
