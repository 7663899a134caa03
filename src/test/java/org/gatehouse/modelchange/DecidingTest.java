package org.gatehouse.modelchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.rehearsal.Rehearsals;
import org.gatehouse.rehearsal.Replay;
import org.gatehouse.release.Reason;
import org.gatehouse.release.Running;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A proposed change until it is in force, and all that keeps it from there. */
class DecidingTest extends ModelChangeFixture {

    private static final Map<String, Object> APPROVE = Map.of("decision", "APPROVE");
    private static final Map<String, Object> REJECT = Map.of("decision", "REJECT", "comment", "Too early");

    @Autowired
    private ShippedChanges shipped;

    @Test
    void approvedByAnotherOwnerItIsInForceAsTheNextVersion() {
        int before = inForce(MODEL).version();
        String content = changed(MODEL);
        long id = proposed(form(MODEL, content));
        checks.run();

        Api.Answer answer = decide("owner2", id, Map.of("decision", "APPROVE", "comment", "Good"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.text("state")).isEqualTo("IN_FORCE");
        assertThat(answer.body().path("version").asInt()).isEqualTo(before + 1);
        assertThat(answer.text("decidedBy")).isEqualTo("owner2");
        assertThat(inForce(MODEL).version()).isEqualTo(before + 1);
        assertThat(content(MODEL)).isEqualTo(content);
        assertThat(mailsTo("owner2@gatehouse.example"))
                .singleElement()
                .asString()
                .contains("waits for your decision");
        assertThat(mailsTo("owner1@gatehouse.example"))
                .singleElement()
                .asString()
                .contains("your change is in force");
    }

    @Test
    void theSecondClickIsHarmless() {
        long id = checked();
        approve(id);
        int version = inForce(MODEL).version();

        assertThat(approve(id).status()).isEqualTo(200);
        assertThat(inForce(MODEL).version()).isEqualTo(version);
        assertThat(decide("owner2", id, REJECT).codes()).containsExactly("NOT_UNDER_REVIEW");
        assertThat(facts.since(factsBefore, "MODEL"))
                .extracting(fact -> fact.what())
                .filteredOn(what -> what.contains("approved"))
                .hasSize(1);
    }

    @Test
    void nobodyDecidesAboutTheirOwn() {
        long id = checked();

        assertThat(decide("owner1", id, APPROVE).codes()).containsExactly("OWN_REQUEST");
        assertThat(decide("owner1", id, REJECT).codes()).containsExactly("OWN_REQUEST");
        assertThat(List.of("admin", "auditor1", "helpdesk1"))
                .allSatisfy(
                        login -> assertThat(decide(login, id, APPROVE).status()).isEqualTo(403));
        assertThat(state(id)).isEqualTo("PROPOSED");
    }

    @Test
    void aRejectionSaysWhyAndIsTold() {
        long id = checked();

        assertThat(decide("owner2", id, Map.of("decision", "REJECT")).codes()).containsExactly("REQUIRED");
        assertThat(decide("owner2", id, Map.of("decision", "PERHAPS")).codes()).containsExactly("UNKNOWN_DECISION");
        assertThat(decide("owner2", id, Map.of()).codes()).containsExactly("REQUIRED");
        Api.Answer answer = decide("owner2", id, REJECT);

        assertThat(answer.text("state")).isEqualTo("REJECTED");
        assertThat(answer.text("comment")).isEqualTo("Too early");
        assertThat(mailsTo("owner1@gatehouse.example"))
                .singleElement()
                .asString()
                .contains("rejected");
        assertThat(decide("owner2", id, APPROVE).codes()).containsExactly("NOT_UNDER_REVIEW");
    }

    @Test
    void whatWouldGoDifferentlyMustHaveBeenLookedAt() {
        replayFinds(2, 1);
        long id = checked();

        assertThat(get(id).text("risks"))
                .isEqualTo("the 2 cases that would go differently and the case that could not be replayed");
        assertThat(approve(id).codes()).containsExactly("DIFFERENCES_NOT_SEEN");
        assertThat(decide("owner2", id, Map.of("decision", "APPROVE", "differencesSeen", false))
                        .codes())
                .containsExactly("DIFFERENCES_NOT_SEEN");
        assertThat(state(id)).isEqualTo("PROPOSED");
        assertThat(decide("owner2", id, Map.of("decision", "APPROVE", "differencesSeen", true))
                        .text("state"))
                .isEqualTo("IN_FORCE");
    }

    @Test
    void whatWouldStopMustHaveBeenLookedAtFirstOfAll() {
        given(rehearsals.replay(any(), any(), anyInt()))
                .willReturn(new Replay(
                        47,
                        List.of(difference("RITM0010001")),
                        List.of(difference("RITM0010002")),
                        List.of(new Replay.Untold("RITM0010003", 1, "Its variables expired")),
                        Duration.ofMillis(1)));
        long id = checked();

        assertThat(get(id).text("risks"))
                .isEqualTo("the case that would stop, the case that would go differently and the case that could not be"
                        + " replayed");
        assertThat(get(id).body().at("/report/replay/stopped/0/subject").asText())
                .isEqualTo("RITM0010002");
        assertThat(approve(id).codes()).containsExactly("DIFFERENCES_NOT_SEEN");
        assertThat(Browserless.signedIn(world.baseUrl(), "owner2")
                        .get("/models/changes/" + id)
                        .body())
                .contains("Of 50 finished cases 47 would go the same way, 1 another way, 1 would stop, and 1 could not")
                .containsPattern("gh-replay__part--stopped\"><strong>1</strong> would stop")
                .containsPattern("(?s)The case that would stop.*?open=\"open\".*?RITM0010002.*?another way");
    }

    @Test
    void whatWasCheckedBeforeStopsWereToldApartIsStillRead() {
        long id = checked();
        jdbc.sql("update model_change set report = replace(report, '\"stopped\":[],', '') where id = :id")
                .param("id", id)
                .update();
        assertThat(jdbc.sql("select report from model_change where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .contains("untold")
                .doesNotContain("stopped");

        assertThat(get(id).body().at("/report/replay/same").asInt()).isEqualTo(Rehearsals.CASES);
    }

    @Test
    void whatCouldNotBeTriedMustHaveBeenLookedAt() {
        replayFinds(0, Rehearsals.CASES);
        long untold = checked();
        given(rehearsals.replay(any(), any(), anyInt()))
                .willReturn(new Replay(0, List.of(), List.of(), List.of(), Duration.ZERO));
        long untried = checked();

        assertThat(get(untold).text("risks")).isEqualTo("the 50 cases that could not be replayed");
        assertThat(approve(untold).codes()).containsExactly("DIFFERENCES_NOT_SEEN");
        assertThat(get(untried).text("risks")).isEqualTo("that there was no finished case to try it on");
        assertThat(approve(untried).codes()).containsExactly("DIFFERENCES_NOT_SEEN");
    }

    @Test
    void anotherStepFormOrGroupAtTheSamePlaceMustHaveBeenLookedAt() {
        String other = changed(MODEL).replace("candidateGroups=\"helpdesk\"", "candidateGroups=\"location-reviewers\"");
        long id = proposed(form(MODEL, other));
        checks.run();

        assertThat(get(id).body().at("/report/notes").findValuesAsText("message"))
                .singleElement()
                .asString()
                .contains("is offered to others: location-reviewers, before: helpdesk");
        assertThat(get(id).text("risks")).isEqualTo("the thing to know");
        assertThat(approve(id).codes()).containsExactly("DIFFERENCES_NOT_SEEN");
    }

    @Test
    void instancesThatCannotMigrateMustHaveBeenLookedAtWhereTheyAreToMigrate() {
        given(rehearsals.migratable(any(), any())).willReturn(stuck(3, "RITM0010001"));
        long finishing = checked();
        Map<String, Object> form = form(MODEL, changed(MODEL));
        form.put("running", "MIGRATE");
        long migrating = proposed(form);
        checks.run();

        assertThat(get(finishing).body().has("risks")).isFalse();
        assertThat(get(migrating).text("risks")).isEqualTo("the running instance that cannot go on");
        assertThat(approve(migrating).codes()).containsExactly("DIFFERENCES_NOT_SEEN");
    }

    @Test
    void ofTwoChangesTheOtherIsOvertakenAndCannotBeApproved() {
        long first = checked();
        long second = checked();
        assertThat(approve(first).text("state")).isEqualTo("IN_FORCE");

        assertThat(state(second)).isEqualTo("OVERTAKEN");
        assertThat(approve(second).codes()).containsExactly("CHANGED_MEANWHILE");
        assertThat(world.as("owner2")
                        .get("/model-changes?state=OVERTAKEN")
                        .body()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly(String.valueOf(second));
        assertThat(decide("owner2", second, REJECT).text("state")).isEqualTo("REJECTED");
    }

    @Test
    void onlyWhoProposedItWithdrawsItAndOnlyWhileItIsOpen() {
        long id = checked();

        assertThat(withdraw("owner2", id).codes()).containsExactly("NOT_YOUR_REQUEST");
        assertThat(withdraw("owner1", id).text("state")).isEqualTo("WITHDRAWN");
        assertThat(withdraw("owner1", id).status()).isEqualTo(200);
        assertThat(approve(id).codes()).containsExactly("NOT_UNDER_REVIEW");

        long approved = checked();
        approve(approved);
        assertThat(withdraw("owner1", approved).codes()).containsExactly("NOT_UNDER_REVIEW");
    }

    @Test
    void nothingIsDecidedBeforeItIsChecked() {
        long id = proposed();

        assertThat(approve(id).codes()).containsExactly("NOT_UNDER_REVIEW");
        assertThat(decide("owner2", id, REJECT).codes()).containsExactly("NOT_UNDER_REVIEW");
        assertThat(withdraw("owner1", id).text("state")).isEqualTo("WITHDRAWN");
        checks.run();
        assertThat(state(id)).isEqualTo("WITHDRAWN");
    }

    @RepeatedTest(5)
    void anApprovalAndAWithdrawalAtOnceLeaveOneOfThem() throws Exception {
        long id = checked();
        int before = inForce(MODEL).version();

        List<Api.Answer> answers = atOnce(() -> approve(id), () -> withdraw("owner1", id));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        boolean approved = answers.get(0).status() == 200;
        assertThat(state(id)).isEqualTo(approved ? "IN_FORCE" : "WITHDRAWN");
        assertThat(inForce(MODEL).version()).isEqualTo(approved ? before + 1 : before);
    }

    @RepeatedTest(5)
    void twoApprovalsAtOnceMakeOneVersion() throws Exception {
        long id = checked();
        int before = inForce(MODEL).version();

        List<Api.Answer> answers = atOnce(() -> approve(id), () -> approve(id));

        assertThat(answers)
                .extracting(Api.Answer::status)
                .contains(200)
                .allMatch(status -> status == 200 || status == 409);
        assertThat(inForce(MODEL).version()).isEqualTo(before + 1);
    }

    @RepeatedTest(5)
    void ofTwoChangesApprovedAtOnceOneComesTooLate() throws Exception {
        long first = checked();
        long second = checked();
        int before = inForce(MODEL).version();

        List<Api.Answer> answers = atOnce(() -> approve(first), () -> approve(second));

        assertThat(answers).extracting(Api.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(inForce(MODEL).version()).isEqualTo(before + 1);
        assertThat(List.of(state(first), state(second))).containsExactlyInAnyOrder("IN_FORCE", "OVERTAKEN");
    }

    @Test
    void whereNothingIsDeployedAtRunTimeItIsApprovedUntilItsFileIsShipped() {
        willReturn(false).given(releases).allowedHere();
        int before = inForce(MODEL).version();
        String content = changed(MODEL);
        long id = proposed(form(MODEL, content));
        checks.run();

        assertThat(approve(id).text("state")).isEqualTo("APPROVED");
        assertThat(inForce(MODEL).version()).isEqualTo(before);
        shipped.run();
        assertThat(state(id)).isEqualTo("APPROVED");

        releases.release(
                inForce(MODEL),
                content.getBytes(StandardCharsets.UTF_8),
                Running.FINISH,
                new Reason("gatehouse", "gatehouse", "Shipped", null));
        shipped.run();
        shipped.run();

        assertThat(state(id)).isEqualTo("IN_FORCE");
        assertThat(get(id).body().path("version").asInt()).isEqualTo(before + 1);
        assertThat(facts.since(factsBefore, "MODEL"))
                .filteredOn(fact -> fact.what().contains("is in force with a shipped file"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.by()).isEqualTo("gatehouse"));
    }

    @Test
    void listsAreFilteredAndPaged() {
        long one = proposed();
        long two = proposed();
        proposed();
        withdraw("owner1", one);

        assertThat(ids("/model-changes?size=1&page=1")).containsExactly(two);
        assertThat(ids("/model-changes?state=WITHDRAWN")).containsExactly(one);
        assertThat(ids("/model-changes?model=service-levels")).isEmpty();
        assertThat(ids("/model-changes?model=status-enquiry")).hasSize(3);
        assertThat(world.as("owner2").get("/model-changes?state=NONE").status()).isEqualTo(400);
        assertThat(world.as("owner2").get("/model-changes/0").status()).isEqualTo(404);
        assertThat(world.as("owner2").get("/model-changes/x").status()).isEqualTo(404);
    }

    private List<Long> ids(String path) {
        return world.as("owner2").get(path).body().path("items").findValues("id").stream()
                .map(id -> id.asLong())
                .toList();
    }

    private static List<Api.Answer> atOnce(Callable<Api.Answer> one, Callable<Api.Answer> other) throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            Future<Api.Answer> first = threads.submit(one);
            Future<Api.Answer> second = threads.submit(other);
            return List.of(first.get(), second.get());
        } finally {
            threads.shutdownNow();
        }
    }
}
