package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.gatehouse.rehearsal.Rehearsals;
import org.gatehouse.rehearsal.Replay;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.Test;

/** A proposed change is tried once, by one node, and never waits for its check for ever. */
class ChangeChecksTest extends ModelChangeFixture {

    @Test
    void itIsTriedOnFinishedCasesAndOnWhatRunsAndTheReportIsKept() {
        replayFinds(2, 1);
        given(rehearsals.migratable(any(), any())).willReturn(stuck(4, "RITM0010009"));
        long id = checked();

        var report = get(id).body().path("report");
        assertThat(state(id)).isEqualTo("PROPOSED");
        assertThat(report.path("replay").path("same").asInt()).isEqualTo(47);
        assertThat(report.path("replay").path("different")).hasSize(2);
        assertThat(report.path("replay").path("untold")).hasSize(1);
        assertThat(report.path("migratable").path("can").asInt()).isEqualTo(4);
        assertThat(report.path("migratable").path("cannot")).hasSize(1);
        then(rehearsals)
                .should()
                .replay(
                        argThat(base -> base.key().equals(MODEL)),
                        argThat(files -> files.keySet()
                                .containsAll(List.of("processes/status-enquiry.bpmn", "forms/enquiry-answer.form"))),
                        eq(Rehearsals.CASES));
    }

    @Test
    void aShippedFormThatIsNamedAnewIsTriedWithIt() {
        Map<String, Object> form = form(MODEL, changed(MODEL).replace("\"enquiry-answer\"", "\"step-repair\""));
        proposed(form);
        checks.run();

        then(rehearsals)
                .should()
                .replay(any(), argThat(files -> files.containsKey("forms/step-repair.form")), anyInt());
    }

    @Test
    void aGroupThatNobodyIsInIsNoObstacleButTold() {
        long id = proposed(form(
                MODEL, changed(MODEL).replace("Groups=\"helpdesk\"", "Groups=\"helpdesk,local-administrators.B99\"")));
        checks.run();

        assertThat(state(id)).isEqualTo("PROPOSED");
        assertThat(get(id).body().path("report").path("notes").toString())
                .contains("answer-enquiry", "Local administrators of B99");
    }

    @Test
    void whatTheEngineRefusesIsToldAndCannotBeApproved() {
        given(rehearsals.replay(any(), any(), anyInt()))
                .willThrow(new ProcessEngineException("Could not parse: 'x' is unbound"));
        long id = checked();

        assertThat(state(id)).isEqualTo("CHECK_FAILED");
        assertThat(get(id).body().path("report").path("failure").asText()).contains("'x' is unbound");
        assertThat(approve(id).codes()).containsExactly("NOT_UNDER_REVIEW");
        assertThat(mailsTo("owner1@gatehouse.example"))
                .singleElement()
                .asString()
                .contains("check of your change failed");
        assertThat(mailsTo("owner2@gatehouse.example")).isEmpty();
        assertThat(withdraw("owner1", id).text("state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void aCheckThatFailsIsTriedAgainAndGivenUpInTheEnd() {
        given(rehearsals.replay(any(), any(), anyInt())).willThrow(new IllegalStateException("no memory"));
        long id = checked();
        for (int attempts = 2; attempts <= 3; attempts++) {
            world.pass(ChangeRows.ABANDONED.plusSeconds(1));
            checks.run();
            then(rehearsals).should(times(attempts)).replay(any(), any(), anyInt());
            assertThat(state(id)).isEqualTo("CHECKING");
        }
        world.pass(ChangeRows.ABANDONED.plusSeconds(1));
        checks.run();

        then(rehearsals).should(times(3)).replay(any(), any(), anyInt());
        assertThat(state(id)).isEqualTo("CHECK_FAILED");
        assertThat(get(id).body().path("report").path("failure").asText()).contains("could not be done in 3 attempts");
    }

    @Test
    void whatANodeThatDiedHadBegunIsBegunAnew() {
        long id = proposed();
        jdbc.sql("update model_change set taken_at = :now, attempts = 1")
                .param("now", Times.of(world.now()))
                .update();
        checks.run();
        then(rehearsals).should(never()).replay(any(), any(), anyInt());

        world.pass(ChangeRows.ABANDONED.plusSeconds(1));
        checks.run();

        assertThat(state(id)).isEqualTo("PROPOSED");
    }

    @Test
    void twoNodesCheckItOnce() throws Exception {
        var replaying = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        given(rehearsals.replay(any(), any(), anyInt())).willAnswer(call -> {
            replaying.countDown();
            goOn.await();
            return new Replay(0, List.of(), List.of(), List.of(), Duration.ZERO);
        });
        long id = proposed();
        var node = Executors.newSingleThreadExecutor();
        try {
            var first = node.submit(checks::run);
            replaying.await();
            checks.run();
            goOn.countDown();
            first.get();
        } finally {
            node.shutdownNow();
        }

        then(rehearsals).should(times(1)).replay(any(), any(), anyInt());
        assertThat(state(id)).isEqualTo("PROPOSED");
    }
}
