package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.exemption.ExceptionsOfTheTenant.longTerm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.PathCoverage;
import org.gatehouse.rehearsal.ReplayedAlike;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Every path through {@code long-term-exception.bpmn}. */
@ReplayedAlike(LongTermProcess.KEY)
class LongTermExceptionProcessTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";
    private static final String LEAD = "theatre.lead@za1.example";

    @AfterAll
    static void everyNodeAndFlowWasGoneThrough() {
        PathCoverage.assertComplete(LongTermProcess.KEY);
    }

    @Test
    void whatIsGrantedForAllIsInForceForEachAndToldOnce() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE));
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
        JsonNode task = world.task("exceptions1", ritm);
        assertThat(task.path("definitionKey").asText()).isEqualTo("review-long-term-exception");
        assertThat(task.at("/brief/riskAssessment").asText()).isEqualTo("Low: the accounts read a rota");
        assertThat(task.at("/brief/exceptionsBefore").asText()).isNotEmpty();

        JsonNode decided = decide(ritm, Map.of("decision", "APPROVE")).body();
        assertThat(decided.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(decided.at("/decision/outcome").asText()).isEqualTo("APPROVED");
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(exceptions.state(ritm, NURSE)).isEqualTo("ACTIVE");
        Instant granted = Instant.parse(decided.at("/decision/at").asText());
        assertThat(exceptions.startsAt(ritm, CLERK)).isEqualTo(granted);
        assertThat(exceptions.endsAt(ritm, CLERK)).isEqualTo(granted.plus(Duration.ofHours(180 * 24)));
        assertThat(mails(ritm, "local.admin@za1.example"))
                .hasSize(2)
                .anyMatch(mail -> mail.startsWith(ritm + " decided"))
                .anyMatch(mail -> mail.contains("in force") && mail.contains("2 accounts"));
        assertThat(mails(ritm, CLERK)).hasSize(1);
    }

    @Test
    void someCanBeRefusedOneByOneAndTheirAccountsAreFreeAgain() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE, LEAD));

        JsonNode decided = decide(
                        ritm,
                        Map.of(
                                "decision", "APPROVE",
                                "reasons", List.of("A FIDO2 key was handed out"),
                                "accounts", List.of(Map.of("account", NURSE, "decision", "REJECT"))))
                .body();
        world.settle();

        assertThat(decided.at("/decision/outcome").asText()).isEqualTo("PARTLY_APPROVED");
        assertThat(exceptions.state(ritm, NURSE)).isEqualTo("REFUSED");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(exceptions.isExempt(NURSE)).isFalse();
        assertThat(world.status(ritm)).isEqualTo("ACTIVE");
        exceptions.applyShort(NURSE);
    }

    @Test
    void someCanBeGrantedOutOfARefusal() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE));

        decide(
                ritm,
                Map.of(
                        "decision", "REJECT",
                        "reasons", List.of("The risk is not described"),
                        "accounts", List.of(Map.of("account", CLERK, "decision", "APPROVE"))));
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(exceptions.state(ritm, NURSE)).isEqualTo("REFUSED");
    }

    @Test
    void aRefusalOfAllIsToldWithItsReasons() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE));

        JsonNode decided = decide(ritm, Map.of("decision", "REJECT", "reasons", List.of("The plan is no plan")))
                .body();
        world.settle();

        assertThat(decided.path("status").asText()).isEqualTo("REJECTED");
        assertThat(world.status(ritm)).isEqualTo("REJECTED");
        assertThat(mails(ritm, "local.admin@za1.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).startsWith(ritm + " rejected"));
        exceptions.applyShort(CLERK);
    }

    @Test
    void itIsWithdrawnDuringReviewAndItsAccountsAreFreeAtOnce() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE));
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", ExceptionsOfTheTenant.shortTerm(CLERK))
                        .status())
                .isEqualTo(409);

        world.as("la2.za1").post("/requests/" + ritm + "/withdrawal", Map.of("reason", "Keys have come"));

        assertThat(world.status(ritm)).isEqualTo("WITHDRAWN");
        exceptions.applyShort(CLERK);
    }

    @Test
    void aReviewThatWaitsIsRemindedOfAfterThreeAndRaisedAfterFiveWorkingDays() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK));
        world.pass(Duration.ofDays(3).minusMinutes(1));
        assertThat(world.mails(ritm)).isEmpty();
        world.pass(Duration.ofMinutes(2));
        assertThat(mails(ritm, "exceptions2@gatehouse.example"))
                .singleElement()
                .satisfies(mail -> assertThat(mail).startsWith(ritm + " waits for a decision"));

        world.pass(Duration.ofDays(4));
        assertThat(mails(ritm, "exceptions2@gatehouse.example"))
                .anyMatch(mail -> mail.startsWith(ritm + " is overdue"));
        world.pass(Duration.ofDays(30));
        assertThat(world.status(ritm)).as("nothing is decided by the clock").isEqualTo("IN_REVIEW");
    }

    @Test
    void whoAskedCannotDecide() {
        String ritm = exceptions.applyLong(longTerm("X26", "ward.clerk@x26.example"));
        String own = world.as("both1")
                .post("/long-term-exceptions", longTerm("X26", "staff.nurse@x26.example"))
                .text("ritm");
        world.settle();

        assertThat(world.tasks("both1", own)).isEmpty();
        assertThat(world.tasks("both1", ritm)).hasSize(1);
        String task = world.task("exceptions1", own).path("id").asText();
        assertThat(world.as("both1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoVouchedForItCannotDecide() {
        var form = longTerm("ZA1", CLERK);
        form.put(
                "seniorApproval",
                Map.of(
                        "name", "Kit Lawson",
                        "role", "CTO",
                        "email", "exceptions1@gatehouse.example",
                        "confirmedOn", "2020-11-20",
                        "reference", "IG-19/26"));
        String ritm = exceptions.applyLong(form);

        assertThat(world.tasks("exceptions1", ritm)).isEmpty();
        assertThat(world.tasks("exceptions2", ritm)).hasSize(1);
    }

    @Test
    void aCancellationOfNobodyIsRefused() {
        String ritm = exceptions.granted("ZA1", CLERK);

        assertThat(world.as("la.za1")
                        .post(
                                "/requests/" + ritm + "/cancellation",
                                Map.of("reason", "A filter that found nobody", "accounts", List.of()))
                        .codes())
                .containsExactly("REQUIRED");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
    }

    @Test
    void aDecisionNamesEveryProblemItHas() {
        String ritm = exceptions.applyLong(longTerm("ZA1", CLERK, NURSE));

        assertThat(decide(ritm, Map.of("decision", "REJECT")).codes()).containsExactly("REASONS_NEEDED");
        assertThat(decide(
                                ritm,
                                Map.of(
                                        "decision",
                                        "APPROVE",
                                        "accounts",
                                        List.of(Map.of("account", NURSE, "decision", "REJECT"))))
                        .codes())
                .containsExactly("REASONS_NEEDED");
        assertThat(decide(
                                ritm,
                                Map.of(
                                        "decision",
                                        "APPROVE",
                                        "accounts",
                                        List.of(
                                                Map.of("account", LEAD, "decision", "REJECT"),
                                                Map.of("account", NURSE, "decision", "REJECT"),
                                                Map.of("account", NURSE, "decision", "APPROVE"))))
                        .codes())
                .containsExactly("ACCOUNT_UNKNOWN", "DUPLICATE");
        assertThat(decide(
                                ritm,
                                Map.of(
                                        "decision",
                                        "APPROVE",
                                        "accounts",
                                        List.of(Map.of("account", NURSE, "decision", "DONE"))))
                        .codes())
                .containsExactly("UNKNOWN_DECISION");
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
    }

    @Test
    void someOfItsAccountsCanBeCancelled() {
        String ritm = exceptions.granted("ZA1", CLERK, NURSE);

        assertThat(world.as("la.za1")
                        .post(
                                "/requests/" + ritm + "/cancellation",
                                Map.of("reason", "A key has come", "accounts", List.of(NURSE)))
                        .status())
                .isEqualTo(200);
        world.settle();

        assertThat(exceptions.state(ritm, NURSE)).isEqualTo("CANCELLED");
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        assertThat(world.status(ritm)).isEqualTo("ACTIVE");
        assertThat(actions("la.za1", ritm)).contains("CANCEL", "RENEW");
        assertThat(world.as("la.za1")
                        .post(
                                "/requests/" + ritm + "/cancellation",
                                Map.of("reason", "Again", "accounts", List.of(NURSE)))
                        .codes())
                .containsExactly("NOTHING_RUNS");
        assertThat(world.as("la.zb2")
                        .post("/requests/" + ritm + "/cancellation", Map.of("reason", "Not mine"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void manyAccountsOfOneRequestEndTogetherAndTheApplicantIsToldOnce() {
        String[] thirty = new String[30];
        for (int i = 0; i < thirty.length; i++) {
            thirty[i] = "user%02d@za1.example".formatted(i + 1);
        }
        String ritm = exceptions.granted("ZA1", thirty);
        assertThat(exceptions.exempt()).hasSize(30);

        world.pass(Duration.ofDays(180).plusSeconds(1));

        assertThat(exceptions.exempt()).isEmpty();
        assertThat(world.status(ritm)).isEqualTo("ENDED");
        assertThat(mails(ritm, "local.admin@za1.example"))
                .as("decided, in force, three reminders, over")
                .hasSize(6);
    }

    private List<String> actions(String login, String ritm) {
        return StreamSupport.stream(
                        world.as(login)
                                .get("/requests/" + ritm)
                                .body()
                                .path("allowedActions")
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }

    private Api.Answer decide(String ritm, Map<String, Object> decision) {
        return world.decide("exceptions1", ritm, decision);
    }

    private List<String> mails(String ritm, String to) {
        return world.mails(ritm).stream()
                .filter(mail -> mail.endsWith("> " + to))
                .toList();
    }
}
