package org.gatehouse.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.engine.ModelLint;
import org.gatehouse.engine.Passed;
import org.gatehouse.engine.RehearsalEngine;
import org.gatehouse.engine.RehearsalEngine.Purpose;
import org.gatehouse.engine.Script.Act;
import org.gatehouse.engine.StepCatalogue;
import org.gatehouse.rehearsal.RecordedCase.Visit;
import org.gatehouse.rehearsal.WaitingPlaces.Change;
import org.junit.jupiter.api.Test;

/** Cases whose branches go on beside each other, played again. */
class CaseReplayTest {

    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
    private static final Change NOTHING = new Change("nothing", "", "");
    private static final Change RIGHT_IS_A_CALL = new Change(
            "the right is a call",
            "<bpmn:userTask id=\"right\" name=\"Right\" camunda:candidateGroups=\"helpdesk\" />",
            "<bpmn:callActivity id=\"right\" name=\"Right\" calledElement=\"called-place\" />");
    private static final Change RIGHT_WAITS_FOR_AN_INSTANT = new Change(
            "the right waits for an instant",
            "<bpmn:userTask id=\"right\" name=\"Right\" camunda:candidateGroups=\"helpdesk\" />",
            "<bpmn:intermediateCatchEvent id=\"right\"><bpmn:timerEventDefinition id=\"right-d\">"
                    + "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${dueAt}</bpmn:timeDate>"
                    + "</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>");

    private static final Change RIGHT_IS_DONE_FOR_EACH = new Change(
            "the right is done for each of a list",
            "<bpmn:userTask id=\"right\" name=\"Right\" camunda:candidateGroups=\"helpdesk\" />",
            "<bpmn:userTask id=\"right\" name=\"Right\" camunda:candidateGroups=\"helpdesk\">"
                    + "<bpmn:multiInstanceLoopCharacteristics id=\"right-m\" camunda:collection=\"places\""
                    + " camunda:elementVariable=\"each\" /></bpmn:userTask>");

    private final List<Visit> visits = new ArrayList<>();

    @Test
    void aTaskIsTakenOnWhenTheBranchBesideItHasEnded() {
        assertThat(playedAlike("userTask", NOTHING)).containsExactly("begun", "where", "both", "left", "right", "done");
    }

    @Test
    void aCallIsTakenOnWhenTheBranchBesideItHasEnded() {
        assertThat(playedAlike("callActivity", RIGHT_IS_A_CALL)).endsWith("right", "done");
    }

    @Test
    void aTimerIsTakenOnWhenTheBranchBesideItHasEnded() {
        assertThat(playedAlike("intermediateTimer", RIGHT_WAITS_FOR_AN_INSTANT)).endsWith("right", "done");
    }

    @Test
    void ofBranchesThatEndAtTheSameInstantEachIsTakenOn() {
        visit("left", "userTask", 0, 60);
        visit("right", "userTask", 0, 60);
        assertThat(play(NOTHING).over()).isTrue();
    }

    @Test
    void aBranchThatStillWaitedWhenTheCaseWasEndedWaits() {
        visit("left", "userTask", 0, 60);
        visits.add(new Visit("right", "Right", "userTask", 1, MORNING, MORNING.plusSeconds(600), true, Act.NOTHING));
        var played = play(NOTHING);
        assertThat(played.over()).isFalse();
        assertThat(played.waiting()).extracting(wait -> wait.activity()).containsExactly("right");
    }

    @Test
    void aRecordFromBeforeTheCaseBeganOrAfterItsEndIsNotInOrder() {
        visit("left", "userTask", 0, 60);
        assertThat(recorded().isWithin(MORNING)).isTrue();
        assertThat(recorded().isWithin(MORNING.plusMillis(1))).isFalse();
        visit("right", "userTask", 601, 660);
        assertThat(recorded().isWithin(MORNING)).isFalse();
    }

    @Test
    void aListOfWhichOnlyTheTextIsOnRecordIsForWantOfRecordsAndAnyOtherTextIsNot() {
        visit("left", "userTask", 0, 60);
        var played = play(RIGHT_IS_DONE_FOR_EACH);
        var proposal = new Flow(WaitingPlaces.files(RIGHT_IS_DONE_FOR_EACH).values().stream()
                .filter(file -> new String(file, StandardCharsets.UTF_8).contains("right-m"))
                .findFirst()
                .orElseThrow());
        assertThat(new Stop(recorded(), played, proposal).whyUntold())
                .hasValueSatisfying(why -> assertThat(why).contains("of which only the text is on record"));
        var plain = new Stop(recorded(Set.of()), played, proposal);
        assertThat(plain.whyUntold()).isEmpty();
        assertThat(plain.inWords()).endsWith("an expression there fails with what was recorded");
    }

    /** The left ends first, so the right goes on alone. */
    private List<String> playedAlike(String right, Change change) {
        visit("left", "userTask", 0, 60);
        visit("right", right, 0, 120);
        var played = play(change);
        assertThat(played.broken()).isNull();
        assertThat(played.waiting()).isEmpty();
        assertThat(played.over()).isTrue();
        return played.path().stream().map(Passed::activity).distinct().toList();
    }

    private void visit(String activity, String type, int from, int to) {
        visits.add(new Visit(
                activity, activity, type, 1, MORNING.plusSeconds(from), MORNING.plusSeconds(to), false, Act.NOTHING));
    }

    private CaseReplay.Played play(Change change) {
        StepCatalogue steps = StepCatalogue.ofClassPath();
        try (var engine = new RehearsalEngine(Purpose.REPLAY, steps, new ModelLint(steps))) {
            String definition = engine.deploy(WaitingPlaces.KEY, WaitingPlaces.files(change));
            return new CaseReplay(recorded()).play(engine, definition, Duration.ofSeconds(30));
        }
    }

    private RecordedCase recorded() {
        return recorded(Set.of("places"));
    }

    private RecordedCase recorded(Set<String> keptAsText) {
        return new RecordedCase(
                "RITM0000001",
                1,
                false,
                MORNING.plusSeconds(600),
                Map.of("place", "BOTH", "dueAt", Date.from(MORNING.plusSeconds(120)), "places", "[\"a\"]"),
                RecordedCase.inOrder(visits),
                List.of(),
                Set.of("begun", "where", "both", "left", "right", "done"),
                keptAsText);
    }
}
