package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.compromise.CompromisesOfTheTenant.EMAIL_SURGE;
import static org.gatehouse.compromise.CompromisesOfTheTenant.REMEDIATION;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.gatehouse.Api.Answer;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Accounts marked and given back through the REST interface: what is answered, and what is refused. */
@GatehouseTest
class CompromiseRestTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String MARK = "/accounts/" + NURSE + "/compromise";
    private static final String REMEDIATE = "/accounts/" + NURSE + "/remediation";
    private static final String HAND_OVER = "/accounts/" + NURSE + "/password-handover";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"la.za1", "la2.za1", "helpdesk1", "support1"})
    void whoeverLooksAfterAccountsMayMark(String login) {
        Answer marked = world.as(login).post(MARK, EMAIL_SURGE);

        assertThat(marked.status()).isEqualTo(202);
        assertThat(marked.text("type")).isEqualTo("COMPROMISE");
        assertThat(marked.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(marked.text("ritm")).matches("RITM\\d{7,}");
        assertThat(marked.body().get("run").asInt()).isEqualTo(1);
        assertThat(marked.text("submittedBy")).isEqualTo(login);
    }

    @Test
    void othersMayNotAndAnotherOrganisationsAccountDoesNotExist() {
        assertThat(world.as("la.zb2").post(MARK, EMAIL_SURGE).status()).isEqualTo(404);
        assertThat(world.as("exceptions1").post(MARK, EMAIL_SURGE).status()).isEqualTo(403);
        assertThat(world.as("staff.nurse").post(MARK, EMAIL_SURGE).status()).isEqualTo(403);
        assertThat(world.as("la.za1")
                        .post("/accounts/nobody@za1.example/compromise", EMAIL_SURGE)
                        .status())
                .isEqualTo(404);
        assertThat(compromises.account(NURSE).get("compromised").asBoolean()).isFalse();
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        var body = new HashMap<String, Object>();
        body.put("signs", List.of());
        body.put("comment", "x".repeat(2001));
        body.put("requestedBy", "la.za1@za1.example");
        body.put("ritm", "RITM0099999");

        Answer refused = world.as("la.za1").post(MARK, body);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes()).containsExactlyInAnyOrder("REQUIRED", "TOO_LONG", "NOT_ALLOWED", "NOT_ALLOWED");
        assertThat(world.as("la.za1")
                        .post(MARK, Map.of("signs", List.of("BAD_FEELING")))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anotherSystemMarksInSomebodysNameAndMayHandInItsReference() {
        assertThat(world.as("servicenow").post(MARK, EMAIL_SURGE).codes()).containsExactly("REQUIRED");

        Answer marked = world.as("servicenow")
                .post(
                        MARK,
                        Map.of(
                                "signs", List.of("OTHER"),
                                "requestedBy", "local.admin@za1.example",
                                "ritm", "RITM0888001"));

        assertThat(marked.status()).isEqualTo(202);
        assertThat(marked.text("ritm")).isEqualTo("RITM0888001");
        assertThat(marked.text("requestedBy")).isEqualTo("local.admin@za1.example");
    }

    @Test
    void markingAgainIsTheSameCaseOneRunLaterWithANoteForEach() {
        String ritm = compromises.markAndSettle(NURSE);

        Answer again = world.as("helpdesk1").post(MARK, Map.of("signs", List.of("UNUSUAL_SIGN_IN")));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.text("ritm")).isEqualTo(ritm);
        assertThat(again.body().get("run").asInt()).isEqualTo(2);
        assertThat(again.text("status")).isEqualTo("IN_PROGRESS");
        world.settle();
        assertThat(compromises.verdict(NURSE)).isEqualTo("CONTAINED");
        assertThat(compromises.account(NURSE).get("notes")).hasSize(2);
    }

    @Test
    void twoWhoMarkAtOnceMakeOneCaseOfTwoRuns() {
        var answers = IntStream.range(0, 2)
                .mapToObj(each -> CompletableFuture.supplyAsync(
                        () -> world.as(each == 0 ? "la.za1" : "helpdesk1").post(MARK, EMAIL_SURGE)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(202));
        assertThat(answers)
                .extracting(answer -> answer.text("ritm"))
                .containsOnly(answers.get(0).text("ritm"));
        world.settle();
        assertThat(compromises.containment(NURSE).get("run").asInt()).isEqualTo(2);
        assertThat(compromises.account(NURSE).get("notes")).hasSize(2);
    }

    @Test
    void anEmergencyAccountIsNotLockedDownAndSecurityIsTold() {
        String path = "/accounts/break.glass@za1.example/compromise";

        assertThat(world.as("la.za1").post(path, EMAIL_SURGE).codes()).containsExactly("BREAK_GLASS");
        Answer repeated =
                world.as("la.za1").with("Idempotency-Key", "emergency").post(path, EMAIL_SURGE);
        world.settle();

        assertThat(repeated.status()).isEqualTo(409);
        assertThat(StreamSupport.stream(
                        world.as("admin").get("/demo/mail").body().get("items").spliterator(), false))
                .filteredOn(mail -> mail.get("to").asText().equals("security@gatehouse.example"))
                .filteredOn(mail -> mail.get("subject").asText().contains("break.glass@za1.example"))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void manyAccountsGetACaseEachAndOneThatCannotBeStopsNoOther() {
        var accounts = List.of(
                "user01@za1.example",
                "nobody@za1.example",
                "break.glass@za1.example",
                "user02@za1.example",
                "user03@zb2.example");

        Answer marked =
                world.as("la.za1").post("/compromises", Map.of("accounts", accounts, "signs", List.of("OTHER")));
        world.settle();

        assertThat(marked.status()).isEqualTo(202);
        JsonNode items = marked.body().get("items");
        assertThat(items).hasSize(5);
        assertThat(StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.get("account").asText()))
                .containsExactlyElementsOf(accounts);
        assertThat(items.get(1).at("/problem/code").asText()).isEqualTo("ACCOUNT_UNKNOWN");
        assertThat(items.get(2).at("/problem/code").asText()).isEqualTo("BREAK_GLASS");
        assertThat(items.get(4).at("/problem/code").asText()).isEqualTo("ACCOUNT_UNKNOWN");
        assertThat(items.get(0).get("ritm")).isNotEqualTo(items.get(3).get("ritm"));
        assertThat(compromises.verdict("user01@za1.example")).isEqualTo("CONTAINED");
        assertThat(compromises.verdict("user02@za1.example")).isEqualTo("CONTAINED");
    }

    @Test
    void twoHundredIsTheMostAndNobodyIsNamedTwice() {
        List<String> tooMany = IntStream.rangeClosed(0, 200)
                .mapToObj("somebody%d@za1.example"::formatted)
                .toList();

        assertThat(world.as("la.za1")
                        .post("/compromises", Map.of("accounts", tooMany, "signs", List.of("OTHER")))
                        .codes())
                .containsExactly("TOO_MANY");
        assertThat(world.as("la.za1")
                        .post("/compromises", Map.of("accounts", List.of(NURSE, "STAFF.NURSE@za1.example")))
                        .body()
                        .path("errors"))
                .extracting(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .containsExactlyInAnyOrder("accounts[1] DUPLICATE", "signs REQUIRED");
        assertThat(world.as("la.za1")
                        .post("/compromises", Map.of("accounts", List.of()))
                        .codes())
                .containsExactlyInAnyOrder("REQUIRED", "REQUIRED");
    }

    @Test
    void whileTheDirectoryIsDownNobodyIsMarked() {
        world.breakDirectory(Map.of("operation", "READ", "mode", "DOWN"));

        Answer one = world.as("la.za1").post(MARK, EMAIL_SURGE);
        Answer many =
                world.as("la.za1").post("/compromises", Map.of("accounts", List.of(NURSE), "signs", List.of("OTHER")));

        assertThat(one.status()).isEqualTo(503);
        assertThat(many.status()).isEqualTo(503);
        world.breakDirectory(Map.of("mode", "NONE"));
        assertThat(compromises.account(NURSE).get("compromised").asBoolean()).isFalse();
    }

    @Test
    void anAccountThatWasNeverMarkedHasNoContainmentAndNothingToRemediate() {
        String never = "atp.admin@x26.example";

        assertThat(world.as("la.x26")
                        .get("/accounts/%s/containment".formatted(never))
                        .status())
                .isEqualTo(404);
        assertThat(compromises.remediate("la.x26", never).codes()).containsExactly("NOT_COMPROMISED");
        assertThat(world.as("la.x26")
                        .post("/accounts/%s/password-handover".formatted(never), Map.of())
                        .codes())
                .containsExactly("NOT_REMEDIATED");
    }

    @Test
    void nothingIsGivenBackBeforeItIsContainedOrWithoutTheWholeChecklist() {
        compromises.mark(NURSE);
        assertThat(compromises.remediate("la.za1", NURSE).codes()).containsExactly("NOT_CONTAINED");
        world.settle();

        var form = new HashMap<>(REMEDIATION);
        form.put("checklist", List.of("IDENTITY_CHECKED", "RULES_EXPLAINED"));
        form.put("identityCheckMethod", " ");
        Answer refused = world.as("la.za1").post(REMEDIATE, form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.codes())
                .containsExactlyInAnyOrder(
                        "DEVICES_REVIEWED_MISSING",
                        "DELEGATES_REVIEWED_MISSING",
                        "METHODS_EXPLAINED_MISSING",
                        "REQUIRED");
        assertThat(compromises.remediate("la.za1", NURSE).status()).isEqualTo(202);
        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(409);
    }

    @Test
    void onesOwnAccountMayBeMarkedAndNotGivenBack() {
        String own = "local.admin@za1.example";
        String ritm = compromises.markAndSettle(own);

        assertThat(compromises.remediate("la.za1", own).codes()).containsExactly("OWN_ACCOUNT");
        assertThat(world.mails(ritm)).isNotEmpty().noneMatch(mail -> mail.endsWith("> " + own));
        assertThat(compromises.remediate("la2.za1", own).status()).isEqualTo(202);
    }

    @Test
    void aPasswordIsHandedOverByWhoeverRemediatesFreshEachTime() {
        compromises.markAndSettle(NURSE);
        assertThat(world.as("la.za1").post(HAND_OVER, Map.of()).status()).isEqualTo(409);
        compromises.remediate("la.za1", NURSE);
        var passwords = new HashSet<String>();

        for (int each = 0; each < 3; each++) {
            Answer handed =
                    world.as("la.za1").with("Idempotency-Key", "the-same").post(HAND_OVER, Map.of());
            assertThat(handed.status()).isEqualTo(200);
            assertThat(handed.response().headers().firstValue("Cache-Control"))
                    .hasValueSatisfying(said -> assertThat(said).contains("no-store"));
            passwords.add(handed.text("password"));
            world.settle();
        }

        assertThat(passwords).hasSize(3);
        assertThat(world.as("la2.za1").post(HAND_OVER, Map.of()).status()).isEqualTo(403);
        compromises.markAndSettle(NURSE);
        assertThat(world.as("la.za1").post(HAND_OVER, Map.of()).status()).isEqualTo(409);
    }

    @Test
    void aMarkingThatIsRepeatedWithItsKeyIsOneMarking() {
        Answer first = world.as("la.za1").with("Idempotency-Key", "once").post(MARK, EMAIL_SURGE);
        Answer second = world.as("la.za1").with("Idempotency-Key", "once").post(MARK, EMAIL_SURGE);
        world.settle();

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(compromises.containment(NURSE).get("run").asInt()).isEqualTo(1);
    }

    @Test
    void casesAreFoundAmongTheRequests() {
        String ritm = compromises.markAndSettle(NURSE);

        JsonNode found = world.as("la.za1")
                .get("/requests?type=COMPROMISE&status=CONTAINED&organisation=ZA1")
                .body();

        assertThat(StreamSupport.stream(found.get("items").spliterator(), false))
                .anyMatch(item -> item.get("ritm").asText().equals(ritm));
        assertThat(world.as("la.zb2").get("/requests/" + ritm).status()).isEqualTo(404);
    }
}
