package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.exemption.ExceptionsOfTheTenant.longTerm;
import static org.gatehouse.exemption.ExceptionsOfTheTenant.shortTerm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused of an application for exceptions, and with which words. */
class ExceptionRefusalTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";

    @ParameterizedTest
    @CsvSource({
        "atp.admin@za1.example, ACCOUNT_ADMINISTRATOR",
        "local.admin@za1.example, ACCOUNT_ADMINISTRATOR",
        "break.glass@za1.example, ACCOUNT_BREAK_GLASS",
        "peruser.legacy@za1.example, PER_USER_MFA",
        "sspr.only@za1.example, NOT_UNDER_MFA"
    })
    void anAccountThatMayNotHaveOneIsToldWhy(String account, String code) {
        Api.Answer answer = world.as("la.za1").post("/short-term-exceptions", shortTerm(account));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).contains(code);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("account");
        assertThat(answer.body().at("/errors/0/message").asText()).startsWith(account);
    }

    @Test
    void everyGroundIsToldAtOnce() {
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm("new.starter@za1.example"))
                        .codes())
                .containsExactly("NO_METHOD_REGISTERED", "NOT_UNDER_MFA");
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm("shared.mailbox@za1.example"))
                        .codes())
                .contains("SHARED_MAILBOX");
    }

    @Test
    void aCompromisedAccountGetsNoneAndARemediatedOneADayAtMost() {
        exceptions.compromise(CLERK);
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm(CLERK))
                        .codes())
                .containsExactly("ACCOUNT_COMPROMISED");

        exceptions.remediate(CLERK);
        assertThat(world.as("la.za1")
                        .post("/long-term-exceptions", longTerm("ZA1", CLERK))
                        .codes())
                .containsExactly("ACCOUNT_EVER_COMPROMISED");
        exceptions.applyShort(CLERK);
    }

    @Test
    void aRunningOneIsAConflictAndAnotherGroundBesideItIsNot() {
        exceptions.applyShort(CLERK);

        Api.Answer again = world.as("la.za1").post("/short-term-exceptions", shortTerm(CLERK));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.codes()).containsExactly("EXCEPTION_RUNS");
        Api.Answer both =
                world.as("la.za1").post("/long-term-exceptions", longTerm("ZA1", CLERK, "atp.admin@za1.example"));
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.codes()).containsExactly("EXCEPTION_RUNS", "ACCOUNT_ADMINISTRATOR");
    }

    @Test
    void anotherOrganisationsAccountDoesNotExist() {
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm("ward.clerk@zb2.example"))
                        .status())
                .isEqualTo(404);
        assertThat(world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm("nobody@za1.example"))
                        .status())
                .isEqualTo(404);
        Api.Answer list = world.as("la.za1")
                .post("/long-term-exceptions", longTerm("ZA1", CLERK, "ward.clerk@zb2.example", "nobody@za1.example"));
        assertThat(list.status()).isEqualTo(422);
        assertThat(list.codes()).containsExactly("ACCOUNT_UNKNOWN", "ACCOUNT_UNKNOWN");
        assertThat(list.body().at("/errors/0/field").asText()).isEqualTo("accounts[1]");
        assertThat(world.as("la.za1")
                        .post("/long-term-exceptions", longTerm("ZB2", "ward.clerk@zb2.example"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThat(world.as("la.za1").post("/long-term-exceptions", Map.of()).codes())
                .hasSize(13)
                .containsOnly("REQUIRED");
        assertThat(world.as("la.za1").post("/short-term-exceptions", Map.of()).codes())
                .containsExactly("REQUIRED", "REQUIRED");
        var other = shortTerm(CLERK);
        other.put("justification", "OTHER");
        assertThat(world.as("la.za1").post("/short-term-exceptions", other).codes())
                .containsExactly("REQUIRED");
    }

    @Test
    void nobodyAppliesForTheirOwnAccountThroughAnotherSystem() {
        var form = shortTerm(CLERK);
        form.put("requestedBy", CLERK);

        Api.Answer answer = world.as("servicenow").post("/short-term-exceptions", form);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.codes()).containsExactly("OWN_ACCOUNT");
    }

    @Test
    void halfACharacterIsRefusedBeforeItIsStored() {
        Api.Answer answer = world.as("la.za1")
                .postText(
                        "/short-term-exceptions",
                        "{\"account\":\"%s\",\"justification\":\"OTHER\",\"details\":\"\\ud800\"}".formatted(CLERK));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("NOT_PRINTABLE");
        assertThat(world.as("la.za1").get("/requests").status()).isEqualTo(200);
    }

    @Test
    void aListWithDuplicatesAndNonsenseNamesEach() {
        Api.Answer answer = world.as("la.za1")
                .post("/long-term-exceptions", longTerm("ZA1", CLERK, "WARD.CLERK@za1.example", "no address", ""));

        assertThat(answer.codes()).containsExactly("DUPLICATE", "EMAIL_INVALID", "REQUIRED");
        assertThat(answer.body().path("errors").findValuesAsText("field"))
                .containsExactly("accounts[1]", "accounts[2]", "accounts[3]");
    }

    @Test
    void twoHundredAndOneAccountsAreTooMany() {
        String[] many = IntStream.range(0, 201)
                .mapToObj("user%d@za1.example"::formatted)
                .toArray(String[]::new);

        assertThat(world.as("la.za1")
                        .post("/long-term-exceptions", longTerm("ZA1", many))
                        .codes())
                .containsExactly("TOO_MANY");
    }

    @Test
    void anEmptyPlanIsNoPlan() {
        var form = longTerm("ZA1", CLERK);
        form.put("eliminationPlan", "  ");

        Api.Answer answer = world.as("la.za1").post("/long-term-exceptions", form);

        assertThat(answer.codes()).containsExactly("REQUIRED");
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("eliminationPlan");
    }

    @Test
    void onlyWhatRunsCanBeRenewed() {
        String granted = exceptions.granted("ZA1", CLERK);
        var strangers = longTerm("ZA1", "staff.nurse@za1.example");
        strangers.put("renews", granted);
        assertThat(world.as("la.za1").post("/long-term-exceptions", strangers).codes())
                .containsExactly("NOTHING_TO_RENEW");
        var foreign = longTerm("ZB2", "ward.clerk@zb2.example");
        foreign.put("renews", granted);
        assertThat(world.as("la.zb2").post("/long-term-exceptions", foreign).codes())
                .containsExactly("NOTHING_TO_RENEW", "NOTHING_TO_RENEW");

        var renewal = longTerm("ZA1", CLERK);
        renewal.put("renews", granted);
        exceptions.applyLong(renewal);
        Api.Answer twice = world.as("la.za1").post("/long-term-exceptions", renewal);
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.codes()).containsExactly("EXCEPTION_RUNS");
    }

    @Test
    void aDirectoryThatIsAwayIsSaidAndNothingIsStored() {
        world.breakDirectory(Map.of("mode", "DOWN"));
        Api.Answer answer = world.as("la.za1").post("/short-term-exceptions", shortTerm(CLERK));
        world.breakDirectory(Map.of("mode", "NONE"));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.codes()).containsExactly("DIRECTORY_UNAVAILABLE");
        exceptions.applyShort(CLERK);
    }

    @Test
    void ofTwentyApplicationsForOneAccountAtOnceOneWins() throws Exception {
        List<Callable<Integer>> applications = new ArrayList<>(Collections.nCopies(
                20,
                () -> world.as("la.za1")
                        .post("/short-term-exceptions", shortTerm(CLERK))
                        .status()));
        var pool = Executors.newFixedThreadPool(10);
        try {
            List<Integer> statuses = pool.invokeAll(applications).stream()
                    .map(ExceptionRefusalTest::get)
                    .toList();
            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void applicationsForTheSameAccountsInAnotherOrderDoNotWaitForEachOther() throws Exception {
        List<String> accounts = IntStream.rangeClosed(1, 20)
                .mapToObj("user%02d@za1.example"::formatted)
                .toList();
        List<Callable<Integer>> applications = IntStream.range(0, 6)
                .<Callable<Integer>>mapToObj(seed -> () -> {
                    var shuffled = new ArrayList<>(accounts);
                    Collections.shuffle(shuffled, new Random(seed));
                    return world.as("la.za1")
                            .post("/long-term-exceptions", longTerm("ZA1", shuffled.toArray(String[]::new)))
                            .status();
                })
                .toList();
        var pool = Executors.newFixedThreadPool(6);
        try {
            List<Integer> statuses = pool.invokeAll(applications).stream()
                    .map(ExceptionRefusalTest::get)
                    .toList();
            assertThat(statuses).containsOnly(201, 409);
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aFourthOneWithinThirtyDaysIsFlagged() {
        String account = "finance.officer@zb2.example";
        for (int i = 0; i < 3; i++) {
            String ritm = exceptions.applyShort(account);
            assertThat(world.request(ritm).path("warnings")).isEmpty();
            world.as("la.zb2").post("/requests/" + ritm + "/cancellation", Map.of("reason", "Found"));
            world.settle();
        }

        assertThat(world.request(exceptions.applyShort(account))
                        .at("/warnings/0/code")
                        .asText())
                .isEqualTo("FREQUENT_EXCEPTIONS");
    }

    private static Integer get(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
