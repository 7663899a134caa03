package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The conventions of the REST contract, shown on onboarding. */
@GatehouseTest
class RestContractTest {

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"text\"",
                "{\"organisation\":5}",
                "{\"policy\":\"NONE\"}",
                "{\"policy\":1}",
                "{\"organisation\":\"ZA1\"} trailing",
                "{\"organisation\":{\"a\":1}}"
            })
    void whatIsNotThisJsonShapeIs400(String body) {
        Api.Answer answer = world.as("la.za1").postText("/onboarding-requests", body);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void theRoleIsCheckedBeforeTheBody() {
        assertThat(world.as("auditor1").postText("/onboarding-requests", "{").status())
                .isEqualTo(403);
        assertThat(new Api(world.baseUrl(), null)
                        .postText("/onboarding-requests", "{")
                        .status())
                .isEqualTo(401);
        assertThat(new Api(world.baseUrl(), "nobody").get("/requests").status()).isEqualTo(401);
    }

    @Test
    void aCookieIsNoSignInHere() {
        assertThat(new Api(world.baseUrl(), null, Map.of("Cookie", "SESSION=anything"))
                        .get("/requests")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void everyFormatFindingComesAtOnce() {
        var form = onboarding("ZA1", "STANDARD");
        form.put("organisation", "no ods code");
        form.put("contactEmail", "nobody");
        form.put("securityGroup", "x".repeat(300));
        form.put("comments", "x".repeat(5000));
        assertThat(world.as("la.za1").post("/onboarding-requests", form).codes())
                .containsExactly("ODS_CODE_INVALID", "GROUP_NAME_INVALID", "EMAIL_INVALID", "TOO_LONG");
    }

    @Test
    void theCreatedRequestIsAnsweredWithItsLocation() {
        Api.Answer answer = world.as("la.za1").post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
        String location = answer.response().headers().firstValue("Location").orElseThrow();
        assertThat(location).isEqualTo("/api/v1/requests/" + answer.text("ritm"));
        assertThat(answer.text("ritm")).matches("RITM\\d{7,}");
        assertThat(answer.body().path("allowedActions").toString()).isEqualTo("[\"WITHDRAW\",\"ENQUIRE\"]");
        assertThat(world.as("la.za1").get("/requests/" + answer.text("ritm")).text("status"))
                .isEqualTo("SUBMITTED");
    }

    @Test
    void anotherOrganisationsRequestAndAnUnknownOneAreBothNotThere() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(world.as("la.zb2").get("/requests/" + ritm).status()).isEqualTo(404);
        assertThat(world.as("la.zb2").get("/requests/" + ritm + "/timeline").status())
                .isEqualTo(404);
        assertThat(world.as("la.zb2")
                        .post("/requests/" + ritm + "/withdrawal", Map.of("reason", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(world.as("la.za1").get("/requests/RITM9999999").status()).isEqualTo(404);
        assertThat(world.as("la.za1").get("/requests/nonsense").status()).isEqualTo(404);
        assertThat(world.as("location1").get("/requests/" + ritm).status()).isEqualTo(404);
    }

    @Test
    void listsArePagesOfWhatTheLoginMaySee() {
        world.file(onboarding("ZA1", "STANDARD"));
        world.file(onboarding("ZB2", "STANDARD"));
        Api.Answer own = world.as("la.za1").get("/requests?status=IN_REVIEW&type=ONBOARDING&size=1");
        assertThat(own.body().path("items")).hasSize(1);
        assertThat(own.body().path("size").asInt()).isEqualTo(1);
        assertThat(own.body().path("total").asInt()).isPositive();
        assertThat(world.as("la.za1")
                        .get("/requests?organisation=ZB2")
                        .body()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(world.as("auditor1")
                        .get("/requests?organisation=ZB2")
                        .body()
                        .path("total")
                        .asInt())
                .isPositive();
        assertThat(world.as("la.za1").get("/requests?size=201").status()).isEqualTo(422);
        assertThat(world.as("la.za1").get("/requests?page=-1").status()).isEqualTo(422);
        assertThat(world.as("la.za1").get("/requests?page=x").status()).isEqualTo(400);
        assertThat(world.as("la.za1").get("/requests?status=NONE").status()).isEqualTo(400);
    }

    @Test
    void aRepeatedPostWithTheSameKeyIsAnsweredTheSame() {
        Api keyed = world.as("la.za1").with("Idempotency-Key", "first-" + System.nanoTime());
        Api.Answer first = keyed.post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
        Api.Answer again = keyed.post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.response().headers().firstValue("Location"))
                .isEqualTo(first.response().headers().firstValue("Location"));
        assertThat(keyed.post("/onboarding-requests", onboarding("ZA1", "NAMED_LOCATIONS"))
                        .codes())
                .containsExactly("IDEMPOTENCY_KEY_REUSED");
        Api other = world.as("la2.za1").with("Idempotency-Key", keyed.headers().get("Idempotency-Key"));
        assertThat(other.post("/onboarding-requests", onboarding("ZA1", "NAMED_LOCATIONS"))
                        .status())
                .as("keys are per login")
                .isEqualTo(201);
    }

    @Test
    void aRefusalIsRepeatedTooAndStoresNothing() {
        Api keyed = world.as("la.za1").with("Idempotency-Key", "refused-" + System.nanoTime());
        assertThat(keyed.post("/onboarding-requests", Map.of()).status()).isEqualTo(422);
        assertThat(keyed.post("/onboarding-requests", Map.of()).status()).isEqualTo(422);
        assertThat(world.as("la.za1")
                        .post("/onboarding-requests", onboarding("ZA1", "STANDARD"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void ofManyPostsWithOneKeyOneIsCarriedOut() {
        Api keyed = world.as("la.za1").with("Idempotency-Key", "parallel-" + System.nanoTime());
        Set<String> references = ConcurrentHashMap.newKeySet();
        Set<Integer> statuses = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 20).parallel().forEach(attempt -> {
            Api.Answer answer = keyed.post("/onboarding-requests", onboarding("ZA1", "STANDARD"));
            statuses.add(answer.status());
            if (answer.status() == 201) {
                references.add(answer.text("ritm"));
            }
        });
        assertThat(references).hasSize(1);
        assertThat(statuses).isSubsetOf(201, 409);
    }

    @Test
    void aTaskIsDecidedOnceAndOnlyByItsGroup() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String task = world.task("onboarding1", ritm).path("id").asText();
        assertThat(world.as("helpdesk1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(404);
        assertThat(world.as("onboarding2")
                        .post("/tasks/" + task + "/claim", Map.of())
                        .text("assignee"))
                .isEqualTo("onboarding2");
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/claim", Map.of())
                        .status())
                .isEqualTo(409);
        assertThat(world.task("onboarding1", ritm).path("group").asText())
                .as("a claimed task stays in everybody's list")
                .isEqualTo("onboarding-reviewers");
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(409);
        assertThat(world.as("onboarding2")
                        .post("/tasks/" + task + "/unclaim", Map.of())
                        .status())
                .isEqualTo(200);
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "DONE"))
                        .codes())
                .containsExactly("UNKNOWN_DECISION");
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        assertThat(world.as("onboarding1")
                        .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                        .codes())
                .containsExactly("TASK_DONE");
        assertThat(world.as("onboarding1")
                        .post("/tasks/unknown/decision", Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anUnknownDecisionAndReasonsThatAreNoneAreRefused() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(world.decide("onboarding1", ritm, Map.of("decision", "MAYBE"))
                        .status())
                .isEqualTo(400);
        String task = world.task("onboarding1", ritm).path("id").asText();
        Api morgan = world.as("onboarding1");
        assertThat(morgan.postText("/tasks/" + task + "/decision", "{\"decision\":\"REJECT\",\"reasons\":[null]}")
                        .codes())
                .containsExactly("REASONS_NEEDED");
        assertThat(morgan.postText(
                                "/tasks/" + task + "/decision", "{\"decision\":\"REJECT\",\"reasons\":[\"a\\u0000b\"]}")
                        .codes())
                .containsExactly("NOT_PRINTABLE");
    }

    @Test
    void formatsAndRulesAreToldTogether() {
        var form = onboarding("ZA1", "STANDARD");
        form.put("contactEmail", "nobody");
        form.put("securityGroup", "ZA1.sg.Unheard-of");
        assertThat(world.as("la.za1").post("/onboarding-requests", form).codes())
                .containsExactly("EMAIL_INVALID", "GROUP_NOT_FOUND");
        form.put("organisation", "ZB2");
        assertThat(world.as("la.za1").post("/onboarding-requests", form).status())
                .as("what is not there is not described")
                .isEqualTo(404);
    }

    @Test
    void whoWithdrawsWhileAnotherDecidesIsToldInWords() {
        for (int round = 0; round < 5; round++) {
            String ritm = world.file(onboarding("ZA1", "STANDARD"));
            String task = world.task("onboarding1", ritm).path("id").asText();
            var withdrawal = CompletableFuture.supplyAsync(
                    () -> world.as("la.za1").post("/requests/" + ritm + "/withdrawal", Map.of("reason", "x")));
            var decision = CompletableFuture.supplyAsync(() -> world.as("onboarding1")
                    .post("/tasks/" + task + "/decision", Map.of("decision", "REJECT", "reasons", List.of("x"))));
            assertThat(List.of(withdrawal.join().status(), decision.join().status()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void whereThereIsNothingIsToldFromWhereOneMayNotGo() {
        assertThat(world.as("la.za1").get("/nothing").status()).isEqualTo(404);
        assertThat(world.as("la.za1").get("/onboarding-requests").status()).isEqualTo(405);
        assertThat(world.as("la.za1").get("/demo/clock").status()).isEqualTo(403);
    }

    @Test
    void theContractIsServedAsOpenApi() {
        Api.Answer contract = new Api(world.baseUrl(), null).get("/openapi.json");
        assertThat(contract.status()).isEqualTo(200);
        assertThat(contract.body().path("paths").fieldNames())
                .toIterable()
                .contains("/api/v1/onboarding-requests", "/api/v1/requests/{ritm}", "/api/v1/tasks/{id}/decision");
        assertThat(contract.body().at("/info/description").asText())
                .contains("ONBOARDING_EXISTS", "METHODS_EXPLAINED_MISSING");
    }

    @ParameterizedTest
    @CsvSource({
        "/onboarding-requests, 201",
        "/named-location-requests, 201",
        "/short-term-exceptions, 201",
        "/long-term-exceptions, 201",
        "/requests/{ritm}/documents, 201",
        "/models/{key}/changes, 201",
        "/accounts/{address}/compromise, 202",
        "/accounts/{address}/remediation, 202",
        "/compromises, 202"
    })
    void theDescriptionSaysHowSuccessIsAnswered(String path, String status) {
        JsonNode post = new Api(world.baseUrl(), null)
                .get("/openapi.json")
                .body()
                .path("paths")
                .path("/api/v1" + path)
                .path("post");
        assertThat(post.path("responses").has(status)).as(post.toString()).isTrue();
        assertThat(post.path("responses").has("200")).isFalse();
    }

    @Test
    void aBodyLargerThanAnyCallNeedsIsRefusedHoweverItIsSent() {
        String large = "{\"ipRanges\":\"" + " ".repeat(BodyLimit.MOST) + "\"}";
        Api alex = world.as("la.za1");
        for (Api api : List.of(alex, alex.with("Idempotency-Key", "large-" + System.nanoTime()))) {
            Api.Answer announced = api.postText("/ip-range-checks", large);
            Api.Answer chunked = api.postStream(
                    "/ip-range-checks",
                    "application/json",
                    () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)));
            assertThat(List.of(announced.status(), chunked.status())).containsExactly(413, 413);
            assertThat(announced.codes()).containsExactly("BODY_TOO_LARGE");
            assertThat(chunked.codes()).containsExactly("BODY_TOO_LARGE");
        }
        assertThat(alex.postText("/ip-range-checks", "{\"ipRanges\":\"" + " ".repeat(1_000_000) + "\"}")
                        .status())
                .isNotEqualTo(413);
    }

    @Test
    void nulInAnAddressIsRefused() {
        for (String path : List.of("/tasks?ritm=%00", "/tasks?group=a%00")) {
            Api.Answer answer = world.as("onboarding1").get(path);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.codes()).as(path).containsExactly("NOT_READABLE");
        }
        Browserless morgan = Browserless.signedIn(world.baseUrl(), "onboarding1");
        assertThat(morgan.camunda("GET", "engine/engine/default/task?name=%00", null)
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "YQBi", "no key of a session"})
    void aCookieThatIsNoSessionsIsNobodys(String cookie) {
        var answer = new Browserless(world.baseUrl())
                .send(HttpRequest.newBuilder(URI.create(world.baseUrl() + "/login"))
                        .header("Cookie", "SESSION=" + cookie));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void theProbesOfHealthAreOpenAndSayNoMoreThanTheirStatus() {
        var stranger = new Browserless(world.baseUrl());
        for (String probe : List.of("/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(stranger.get(probe).statusCode()).as(probe).isEqualTo(200);
            assertThat(stranger.get(probe).body()).as(probe).isEqualTo("{\"status\":\"UP\"}");
        }
        assertThat(stranger.get("/actuator/health/db").statusCode()).isEqualTo(401);
    }

    @Test
    void theDetailOfAProblemIsMadeOfSentences() {
        assertThat(world.as("la.za1").post("/onboarding-requests", Map.of()).text("detail"))
                .startsWith("Enter a value for 'organisation'. Enter a value for ")
                .endsWith(".");
    }
}
