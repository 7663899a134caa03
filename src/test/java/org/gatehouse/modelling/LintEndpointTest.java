package org.gatehouse.modelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.Shipped;
import org.gatehouse.World;
import org.gatehouse.engine.HostileDiagrams;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the lint answers to callers and to the editor. */
@GatehouseTest
class LintEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final int MEBIBYTE = 1 << 20;
    private static final int ROUNDS = 20;

    @Autowired
    private World world;

    @Test
    void findsNothingInWhatIsShipped() throws IOException {
        for (Path file : Shipped.modelsAndForms().toList()) {
            assertThat(problems(lint(file.getFileName().toString(), Files.readString(file))))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void callsWhatCouldDoHarmDangerous() {
        assertThat(HostileDiagrams.all()).allSatisfy(payload -> {
            Api.Answer answer = lint(payload.fileName(), new String(payload.content(), StandardCharsets.UTF_8));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(problems(answer).findValuesAsText("severity")).contains("DANGEROUS");
        });
    }

    @Test
    void saysWhereWhatAndHowBad() throws IOException {
        String content = Files.readString(onboarding()).replace("name=\"Open the review\"", "");
        JsonNode problem = problems(lint("onboarding-request.bpmn", content)).get(0);
        assertThat(problem.path("element").asText()).isEqualTo("open-review");
        assertThat(problem.path("rule").asText()).isEqualTo("name");
        assertThat(problem.path("severity").asText()).isEqualTo("ERROR");
        assertThat(problem.path("message").asText()).isEqualTo("'open-review' needs a name");
    }

    @Test
    void answersTheEditorTheSame() throws IOException {
        String content = Files.readString(onboarding()).replace("camunda:formRef=\"onboarding-review\"", "");
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");
        HttpResponse<String> answer = asPage(owner, "onboarding-request.bpmn", content, token(owner));
        assertThat(JSON.readTree(answer.body()))
                .isEqualTo(lint("onboarding-request.bpmn", content).body());
        assertThat(answer.body()).contains("must name its form");
    }

    @Test
    void thePageNeedsItsTokenAndAnOwner() throws IOException {
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");
        assertThat(asPage(owner, "a.bpmn", "<a />", "forged").statusCode()).isEqualTo(403);
        Browserless auditor = Browserless.signedIn(world.baseUrl(), "auditor1");
        assertThat(asPage(auditor, "a.bpmn", "<a />", token(auditor)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyOwnersMayAsk() {
        for (String login : List.of("auditor1", "admin", "la.za1", "servicenow")) {
            assertThat(world.as(login)
                            .post("/models/lint", Map.of("file", "a.bpmn", "content", "<a />"))
                            .status())
                    .as(login)
                    .isEqualTo(403);
        }
    }

    @Test
    void tellsWhatIsMissing() {
        Api.Answer answer = world.as("owner1").post("/models/lint", Map.of());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("REQUIRED", "REQUIRED");
        assertThat(world.as("owner1")
                        .post("/models/lint", Map.of("file", "x".repeat(201), "content", "<a />"))
                        .codes())
                .containsExactly("TOO_LONG");
        assertThat(world.as("owner1").postText("/models/lint", "no json").status())
                .isEqualTo(400);
    }

    @Test
    void garbageIsAFindingAndNoFailure() {
        for (String content : List.of(" ", "no xml", "<a", "\u0000", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")) {
            assertThat(problems(lint("sample.bpmn", content)).findValuesAsText("severity"))
                    .as(content)
                    .contains("DANGEROUS");
        }
    }

    @Test
    void aModelOfOneMebibyteIsReadAndALargerOneIsToldSo() throws IOException {
        String content = Files.readString(onboarding());
        String room = "x".repeat(MEBIBYTE - content.getBytes(StandardCharsets.UTF_8).length);
        String largest = content.replace("Takes an organisation's", room + "Takes an organisation's");
        assertThat(problems(lint("onboarding-request.bpmn", largest))).isEmpty();
        assertThat(problems(lint("onboarding-request.bpmn", largest + " ")).findValuesAsText("rule"))
                .containsExactly("size");
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");
        assertThat(asPage(owner, "onboarding-request.bpmn", largest, token(owner))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void moreThanAnyModelIsNotRead() throws IOException {
        String much = " ".repeat(2 * MEBIBYTE);
        assertThat(lint("sample.bpmn", much).codes()).containsExactly("BODY_TOO_LARGE");
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");
        assertThat(asPage(owner, "sample.bpmn", much, token(owner)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void answersWhileOneDraws() throws IOException {
        Path largest = Shipped.modelsAndForms()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
        String content = Files.readString(largest);
        lint(largest.getFileName().toString(), content);
        long before = System.nanoTime();
        for (int round = 0; round < ROUNDS; round++) {
            lint(largest.getFileName().toString(), content);
        }
        long millis = (System.nanoTime() - before) / 1_000_000 / ROUNDS;
        System.out.printf("lint of %s (%d bytes): %d ms a call%n", largest.getFileName(), content.length(), millis);
        assertThat(millis).isLessThan(3000);
    }

    private Api.Answer lint(String file, String content) {
        return world.as("owner1").post("/models/lint", Map.of("file", file, "content", content));
    }

    private static JsonNode problems(Api.Answer answer) {
        return answer.body().path("problems");
    }

    private HttpResponse<String> asPage(Browserless session, String file, String content, String token)
            throws IOException {
        return session.send(HttpRequest.newBuilder(URI.create(world.baseUrl() + "/models/lint"))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", token)
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("file", file, "content", content)))));
    }

    private static String token(Browserless session) {
        return TOKEN.matcher(session.get("/").body())
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElseThrow();
    }

    private static Path onboarding() {
        return Path.of("processes/onboarding-request.bpmn");
    }
}
