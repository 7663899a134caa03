package org.gatehouse.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What Tasklist can do, and what nobody can do through the REST interface it carries. */
@GatehouseTest
class TasklistTest {

    private static final String ENGINE = "engine/engine/default/";
    private static final String APPROVE = "{\"variables\":{\"decision\":{\"value\":\"APPROVE\"}}}";

    @Autowired
    private World world;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
        System.clearProperty("gatehouse.attacked");
    }

    @Test
    void anApproverClaimsAndCompletesWithThePortalsSignIn() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String task = world.task("onboarding1", ritm).path("id").asText();
        Browserless morgan = signedIn("onboarding1");

        assertThat(morgan.camunda("GET", ENGINE + "task/" + task + "/deployed-form", null)
                        .body())
                .contains("\"onboarding-review\"");
        assertThat(morgan.camunda("POST", ENGINE + "task/" + task + "/claim", "{\"userId\":\"onboarding1\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(submit(morgan, task, APPROVE).statusCode()).isEqualTo(204);
        assertThat(world.status(ritm)).isEqualTo("APPROVED");
        HttpResponse<String> second = submit(morgan, task, APPROVE);
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).contains("This task has been done already");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"variables\":{\"decision\":{\"value\":\"REJECT\"}}} | Give at least one reason",
                "{\"variables\":{\"decision\":{\"value\":\"MAYBE\"}}} | Choose one of APPROVE, REJECT",
                "{\"variables\":{}} | Choose one of",
                "{\"variables\":{\"decision\":{\"value\":5}}} | 'decision' is a text",
                "{\"variables\":{\"decision\":{\"value\":\"APPROVE\"},\"ritm\":{\"value\":\"RITM0000001\"}}} | has no field ritm",
                "{ | not readable"
            })
    void aRefusalIsToldInWords(String body, String words) {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String task = world.task("onboarding1", ritm).path("id").asText();
        HttpResponse<String> answer = submit(signedIn("onboarding1"), task, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"").contains(words);
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
    }

    @Test
    void nobodyDecidesTheirOwnRequestHereEither() {
        String ritm = world.as("both1")
                .post("/onboarding-requests", onboarding("X26", "STANDARD"))
                .text("ritm");
        world.settle();
        String task = world.task("onboarding1", ritm).path("id").asText();
        HttpResponse<String> answer = submit(signedIn("both1"), task, APPROVE);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("You asked for this yourself");
    }

    @Test
    void aTaskIsClaimedForOneselfOnly() {
        String task = world.task("onboarding1", world.file(onboarding("ZA1", "STANDARD")))
                .path("id")
                .asText();
        HttpResponse<String> answer = signedIn("onboarding1")
                .camunda("POST", ENGINE + "task/" + task + "/claim", "{\"userId\":\"onboarding2\"}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(world.as("onboarding1").get("/tasks").body().findValuesAsText("assignee"))
                .doesNotContain("onboarding2");
    }

    @Test
    void loggingOutOfTasklistEndsTheSessionOfThePortal() {
        Browserless morgan = signedIn("onboarding1");
        assertThat(morgan.camunda("POST", "admin/auth/user/default/logout", null)
                        .statusCode())
                .isEqualTo(204);

        for (String path : new String[] {"/", "/camunda/app/tasklist/default/", "/camunda/api/" + ENGINE + "task"}) {
            assertThat(morgan.get(path).headers().firstValue("Location"))
                    .as(path)
                    .hasValueSatisfying(location -> assertThat(location).endsWith("/login"));
        }
    }

    @Test
    void whoeverMayWorkOnATaskCommentsOnItAndReadsTheComments() {
        String task = world.task("onboarding1", world.file(onboarding("ZA1", "STANDARD")))
                .path("id")
                .asText();
        Browserless morgan = signedIn("onboarding1");

        assertThat(morgan.camunda("POST", ENGINE + "task/" + task + "/comment/create", "{\"message\":\"Ring them\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(morgan.camunda("GET", ENGINE + "task/" + task + "/comment", null)
                        .body())
                .contains("Ring them");
        for (String other : new String[] {"location1", "helpdesk1"}) {
            assertThat(signedIn(other)
                            .camunda("POST", ENGINE + "task/" + task + "/comment/create", "{\"message\":\"Me too\"}")
                            .statusCode())
                    .as(other)
                    .isEqualTo(400);
            assertThat(signedIn(other)
                            .camunda("GET", ENGINE + "task/" + task + "/comment", null)
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void aForgedSubmissionIsRefused() {
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        String task = world.task("onboarding1", ritm).path("id").asText();
        Browserless morgan = signedIn("onboarding1");
        morgan.get("/camunda/app/tasklist/default/");
        var forged = HttpRequest.newBuilder(
                        URI.create(world.baseUrl() + "/camunda/api/" + ENGINE + "task/" + task + "/submit-form"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(APPROVE));
        assertThat(morgan.send(forged).statusCode()).isEqualTo(403);
        assertThat(world.status(ritm)).isEqualTo("IN_REVIEW");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, task/TASK/complete",
        "POST, task/TASK/assignee",
        "POST, task/TASK/delegate",
        "POST, task/TASK/resolve",
        "POST, task/TASK/bpmnError",
        "POST, task/TASK/bpmnEscalation",
        "POST, task/TASK/identity-links",
        "PUT, task/TASK",
        "DELETE, task/TASK",
        "PUT, task/TASK/variables/decision",
        "POST, task/TASK/localVariables",
        "POST, task/create",
        "POST, filter/create",
        "POST, deployment/create",
        "POST, message",
        "POST, signal",
        "POST, condition",
        "POST, process-definition/key/onboarding-request/start",
        "POST, process-definition/key/onboarding-request/submit-form",
        "POST, decision-definition/key/service-levels/evaluate",
        "POST, authorization/create",
        "POST, user/create",
        "PUT, user/admin/credentials",
        "POST, identity/verify",
        "POST, modification/execute",
        "POST, migration/generate",
        "POST, process-instance/delete",
        "PUT, job/retries",
        "POST, external-task/fetchAndLock"
    })
    void whatIsNotOnTheListIsClosed(String method, String path) {
        String task = world.task("onboarding1", world.file(onboarding("ZA1", "STANDARD")))
                .path("id")
                .asText();
        assertThat(signedIn("onboarding1")
                        .camunda(method, ENGINE + path.replace("TASK", task), "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageThatMakesAFirstAdministratorIsClosedToEverybody() {
        String intruder = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"x\"}}";
        for (String login : new String[] {"admin", "onboarding1", "la.za1"}) {
            assertThat(signedIn(login)
                            .camunda("POST", "admin/setup/default/user/create", intruder)
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(new Browserless(world.baseUrl())
                        .camunda("POST", "admin/setup/default/user/create", intruder)
                        .statusCode())
                .isIn(302, 401, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"orQueries\":[{\"assigneeExpression\":\"${PAYLOAD}\"}]}",
                "{\"assigneeExpression\":\"${PAYLOAD}\"}",
                "{\"orQueries\":[{\"\\u0061ssigneeExpression\":\"${PAYLOAD}\"}]}",
                "{\"orQueries\":[{\"orQueries\":[{\"dueBeforeExpression\":\"${PAYLOAD}\"}]}]}"
            })
    void anExpressionInAQueryRunsNothing(String query) {
        String payload = "''.getClass().forName('java.lang.System').getMethod('setProperty',"
                + "''.getClass(),''.getClass()).invoke(null,'gatehouse.attacked','yes')";
        String body = query.replace("PAYLOAD", payload);
        Browserless morgan = signedIn("onboarding1");
        assertThat(morgan.camunda("POST", ENGINE + "task", body).statusCode()).isEqualTo(400);
        assertThat(morgan.camunda("POST", ENGINE + "task/count", body).statusCode())
                .isEqualTo(400);
        assertThat(System.getProperty("gatehouse.attacked")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"sorting\":[null]}",
                "{\"orQueries\":[null]}",
                "{\"taskVariables\":[{\"name\":\"a\",\"operator\":\"eq\",\"value\":{}}]}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{} {}",
                "{"
            })
    void aQueryThatIsNoneIsToldSoWithoutNamesOfClasses(String query) {
        HttpResponse<String> answer =
                signedIn("onboarding1").camunda("POST", ENGINE + "task?firstResult=0&maxResults=5", query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"message\"").doesNotContain("Exception", "java.", "org.camunda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "UTF-16", "UTF-32"})
    void aBodyInAnotherCharacterSetIsRefused(String charset) {
        Browserless morgan = signedIn("onboarding1");
        byte[] body = "{\"assigneeExpression\":\"${1}\"}".getBytes(Charset.forName(charset));
        for (String type : new String[] {"application/json", "application/json;charset=" + charset, "text/plain"}) {
            assertThat(morgan.camunda("POST", ENGINE + "task", type, body).statusCode())
                    .as(type)
                    .isEqualTo(400);
        }
    }

    @Test
    void aFilterThatIsChangedHoldsNoExpressionEither() {
        Browserless admin = signedIn("admin");
        String query = "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}";
        String filter = "{\"resourceType\":\"Task\",\"name\":\"Mine\",\"query\":%s,\"properties\":{}}";
        assertThat(admin.camunda("POST", ENGINE + "filter/create", filter.formatted(query))
                        .statusCode())
                .isEqualTo(400);
        String made = admin.camunda("POST", ENGINE + "filter/create", filter.formatted("{}"))
                .body();
        String path = ENGINE + "filter/" + made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(admin.camunda("PUT", path, filter.formatted(query)).statusCode())
                .isEqualTo(400);
        assertThat(admin.camunda("PUT", path, filter.formatted("{}")).statusCode())
                .isEqualTo(204);
        assertThat(admin.camunda("DELETE", path, null).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/%61pi/engine/engine",
                "/%63amunda/api/engine/engine",
                "/camunda/api//engine/engine",
                "//camunda/api/engine/engine",
                "/camunda;x/api/engine/engine",
                "/camunda/api/engine/engine/default/task/1/%73ubmit-form",
                "/requests/../camunda/api/engine/engine",
                "/requests/%2e%2e/x"
            })
    void aPathThatCanBeReadTwoWaysIsRefused(String path) {
        assertThat(new Browserless(world.baseUrl()).get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void theEnginesOpenRestInterfaceIsNotThere() {
        assertThat(new Browserless(world.baseUrl()).get("/engine-rest/engine").statusCode())
                .isIn(302, 401, 403, 404);
        assertThat(signedIn("admin").get("/engine-rest/engine").statusCode()).isIn(403, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"la.za1", "staff.nurse", "servicenow"})
    void outsidersHaveNoWayIntoTheCamundaWebApplications(String login) {
        Browserless session = signedIn(login);
        assertThat(session.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
        assertThat(session.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
        assertThat(session.get("/camunda/api/engine/engine/default/task").statusCode())
                .isEqualTo(403);
    }

    private Browserless signedIn(String login) {
        return Browserless.signedIn(world.baseUrl(), login);
    }

    private static HttpResponse<String> submit(Browserless session, String task, String body) {
        return session.camunda("POST", ENGINE + "task/" + task + "/submit-form", body);
    }
}
