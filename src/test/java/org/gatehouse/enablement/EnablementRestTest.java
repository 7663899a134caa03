package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gatehouse.Api;
import org.gatehouse.World;
import org.junit.jupiter.api.Test;

/** The REST contract of lists, and what is refused in words. */
class EnablementRestTest extends EnablementTest {

    private static final String BOUNDARY = "gatehouse-test-boundary";

    @Test
    void aListIsAcceptedWithItsRequestAndOnlyJudgedUnlessMoreIsAskedFor() {
        Api.Answer answer = world.as("la.za1")
                .upload(
                        "/bulk-enablements",
                        Map.of("organisation", "ZA1"),
                        "file",
                        "C:\\lists\\ward <7>.csv",
                        list(SSPR_ONLY));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("type")).isEqualTo("BULK_ENABLEMENT");
        assertThat(answer.text("status")).isEqualTo("IN_PROGRESS");
        assertThat(answer.body().at("/details/dryRun").asBoolean()).isTrue();
        assertThat(answer.body().at("/details/fileName").asText()).isEqualTo("ward _7_.csv");
    }

    @Test
    void everythingWrongComesBackAtOnce() {
        Api.Answer answer = world.as("la.za1")
                .upload(
                        "/bulk-enablements",
                        Map.of("organisation", "not a code", "ritm", "RITM0000001", "requestedBy", SSPR_ONLY),
                        "file",
                        "a.csv",
                        list("one,two"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes())
                .containsExactlyInAnyOrder("NOT_ALLOWED", "NOT_ALLOWED", "ODS_CODE_INVALID", "MORE_THAN_ONE_COLUMN");

        Api.Answer empty = world.as("la.za1").upload("/bulk-enablements", Map.of(), "other", "a.csv", list("x"));
        assertThat(empty.codes()).containsExactlyInAnyOrder("REQUIRED", "REQUIRED");
        assertThat(world.as("la.za1")
                        .upload("/bulk-enablements", Map.of("dryRun", "perhaps"), "file", "a.csv", list(SSPR_ONLY))
                        .codes())
                .containsExactly("NOT_READABLE");
        assertThat(world.as("la.za1").post("/bulk-enablements", Map.of()).codes())
                .as("no file at all")
                .containsExactlyInAnyOrder("REQUIRED", "REQUIRED");
    }

    @Test
    void anotherOrganisationAndItsRequestsDoNotExist() {
        assertThat(handIn("la.zb2", list(SSPR_ONLY), true).status()).isEqualTo(404);
        String ritm = handIn(true, SSPR_ONLY);
        world.settle();

        assertThat(world.as("la.zb2").get("/bulk-enablements/" + ritm).status()).isEqualTo(404);
        assertThat(enable("la.zb2", ritm, Map.of()).status()).isEqualTo(404);
        assertThat(world.as("auditor1").get("/bulk-enablements/" + ritm).status())
                .isEqualTo(200);
        assertThat(enable("auditor1", ritm, Map.of()).status()).isEqualTo(403);
        String other = world.file(World.onboarding("ZA1", "STANDARD"));
        assertThat(world.as("la.za1").get("/bulk-enablements/" + other).status())
                .isEqualTo(404);
    }

    @Test
    void anotherSystemActsInTheNameOfALocalAdministrator() {
        Api.Answer nobody = handIn("servicenow", list(SSPR_ONLY), true);
        assertThat(nobody.codes()).containsExactly("REQUIRED");

        Api.Answer answer = world.as("servicenow")
                .upload(
                        "/bulk-enablements",
                        Map.of(
                                "organisation", "ZA1",
                                "requestedBy", "local.admin@za1.example",
                                "ritm", "RITM7654321"),
                        "file",
                        "a.csv",
                        list(SSPR_ONLY));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        assertThat(answer.text("ritm")).isEqualTo("RITM7654321");
        world.settle();

        assertThat(enable("servicenow", "RITM7654321", Map.of()).codes()).containsExactly("REQUIRED");
        assertThat(enable("servicenow", "RITM7654321", Map.of("requestedBy", "local.admin@zb2.example"))
                        .codes())
                .containsExactly("NOT_YOUR_REQUEST");
        assertThat(enable("servicenow", "RITM7654321", Map.of("requestedBy", "local.admin@za1.example"))
                        .status())
                .isEqualTo(202);
    }

    @Test
    void onlyADryRunThatIsOverIsEnabledAndOnlyOnceAtATime() {
        String ritm = handIn(true, SSPR_ONLY);
        assertThat(enable("la.za1", ritm, Map.of()).codes()).containsExactly("NOT_JUDGED");
        world.settle();

        String enabling = enable("la.za1", ritm, Map.of()).text("ritm");
        assertThat(enable("la2.za1", ritm, Map.of()).codes()).containsExactly("ENABLEMENT_RUNS");
        assertThat(enable("la.za1", enabling, Map.of()).codes()).containsExactly("NOT_JUDGED");
        world.settle();
        assertThat(world.status(enabling)).isEqualTo("COMPLETED");
        assertThat(world.as("la.za1")
                        .get("/requests/" + enabling)
                        .body()
                        .at("/details/judgedAs")
                        .asText())
                .isEqualTo(ritm);

        String nothing = handIn(true, "nobody@za1.example");
        world.settle();
        assertThat(enable("la.za1", nothing, Map.of()).codes()).containsExactly("NOTHING_TO_ENABLE");
    }

    @Test
    void rowsComeInPagesAndByTheirVerdict() {
        String ritm = handIn(true, SSPR_ONLY, "nobody@za1.example", "shared.reception@za1.example");
        world.settle();

        JsonNode second = world.as("la.za1")
                .get("/bulk-enablements/" + ritm + "?page=1&size=2")
                .body();
        assertThat(second.path("total").asInt()).isEqualTo(3);
        assertThat(second.path("rows")).hasSize(1);
        assertThat(second.at("/rows/0").toString())
                .isEqualTo(
                        "{\"line\":3,\"account\":\"shared.reception@za1.example\",\"verdict\":\"WILL_BE_ENABLED\","
                                + "\"code\":\"SHARED_USER_ACCOUNT\",\"codes\":[\"SHARED_USER_ACCOUNT\",\"NO_METHOD_REGISTERED\"]}");
        JsonNode not = world.as("la.za1")
                .get("/bulk-enablements/" + ritm + "?verdict=NOT_ENABLED")
                .body();
        assertThat(not.path("rows")).hasSize(1);
        assertThat(not.at("/progress/total").asInt()).isEqualTo(3);
        assertThat(world.as("la.za1")
                        .get("/bulk-enablements/" + ritm + "?verdict=NONE")
                        .codes())
                .containsExactly("NOT_READABLE");
    }

    @Test
    void aRepeatedPostIsOneList() {
        Api once = world.as("la.za1").with("Idempotency-Key", "list-" + System.nanoTime());
        Map<String, String> fields = Map.of("organisation", "ZA1");
        String ritm = once.upload("/bulk-enablements", fields, "file", "a.csv", list(SSPR_ONLY))
                .text("ritm");
        assertThat(once.upload("/bulk-enablements", fields, "file", "a.csv", list(SSPR_ONLY))
                        .text("ritm"))
                .isEqualTo(ritm)
                .startsWith("RITM");
    }

    @Test
    void aFileBeyondItsLimitIsRefusedWithTheLimits() {
        byte[] seven = new byte[7 << 20];
        Api.Answer answer = handIn("la.za1", seven, true);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("TOO_LARGE");
        assertThat(answer.text("detail")).contains("at most 5 MB and 50,000 rows");
    }

    @Test
    void fiftyMegabytesAreRefusedWithTheLimits() {
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n".formatted(BOUNDARY);
        InputStream sent = new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)),
                new ByteArrayInputStream(new byte[50 << 20]));
        Api.Answer answer = world.as("la.za1")
                .postStream("/bulk-enablements", "multipart/form-data; boundary=" + BOUNDARY, () -> sent);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.codes()).containsExactly("BODY_TOO_LARGE");
        assertThat(answer.text("detail")).contains("at most 5 MB", "at most 50,000 rows");
    }

    @Test
    void fiftyThousandRowsAreFiledAndJudged() {
        String[] accounts = makeAccounts(1000);
        byte[] list = Stream.concat(
                        Stream.of(accounts),
                        IntStream.range(0, AddressList.MOST_ROWS - accounts.length)
                                .mapToObj("nobody%d@za1.example"::formatted))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);

        String ritm = handIn("la.za1", list, true).text("ritm");
        world.settle();

        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        JsonNode report = world.as("la.za1")
                .get("/bulk-enablements/" + ritm + "?page=999&size=50")
                .body();
        assertThat(report.path("total").asInt()).isEqualTo(AddressList.MOST_ROWS);
        assertThat(report.at("/rows/49/line").asInt()).isEqualTo(AddressList.MOST_ROWS);
        assertThat(report.path("progress").path("done").asInt()).isEqualTo(AddressList.MOST_ROWS);
        assertThat(count("enablement_row where verdict = 'WILL_BE_ENABLED'", ritm))
                .isEqualTo(1000);
    }

    @Test
    void theDescriptionNamesEveryCode() {
        String description = world.as("la.za1")
                .get("/openapi.json")
                .body()
                .at("/info/description")
                .asText();
        assertThat(description).contains(names(Reason.values())).contains(names(Verdict.values()));
        assertThat(description)
                .contains(Set.of(
                        "NOT_JUDGED", "NOTHING_TO_ENABLE", "ENABLEMENT_RUNS", "NOT_CSV", "MORE_THAN_ONE_COLUMN"));
    }

    private static Set<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.toSet());
    }

    private Api.Answer enable(String login, String ritm, Map<String, Object> body) {
        return world.as(login).post("/bulk-enablements/" + ritm + "/enablement", body);
    }
}
