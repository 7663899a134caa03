package org.gatehouse.modelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.onboarding;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.model.ModelVersions;
import org.gatehouse.release.Reason;
import org.gatehouse.release.Release;
import org.gatehouse.release.Releases;
import org.gatehouse.release.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/** What process owners read of models by which requests run. */
@GatehouseTest
class ModelsTest {

    private static final Duration ALL_RETRIES = Duration.ofHours(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "onboarding-request";

    @Autowired
    private World world;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private ModelVersions versions;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @MockitoBean
    private Releases releases;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
        when(releases.of(anyString())).thenReturn(List.of());
    }

    @Test
    void everyShippedFileIsAModelInForce() {
        List<String> files = Stream.of("bpmn", "dmn")
                .flatMap(ModelsTest::shipped)
                .map(file -> file.replaceFirst("\\..*", ""))
                .toList();
        JsonNode models = get("/models");
        assertThat(models.path("items").findValuesAsText("key"))
                .hasSizeGreaterThan(15)
                .containsExactlyInAnyOrderElementsOf(files);
        assertThat(models.path("total").asInt()).isEqualTo(files.size());
        assertThat(models.path("items")).allSatisfy(model -> {
            assertThat(model.path("purpose").asText()).isNotBlank();
            assertThat(model.path("asShipped").asBoolean()).isTrue();
            assertThat(model.path("by").isNull()).isTrue();
            assertThat(model.path("running").isNull())
                    .isEqualTo(model.path("kind").asText().equals("TABLE"));
        });
        assertThat(page("/models")).doesNotContain("not the file that the product ships");
    }

    @Test
    void whatRunsAndWhatFailedStandsAtItsStep() {
        JsonNode before = version(KEY, 1);
        world.file(onboarding("ZA1", "STANDARD"));
        String failed = failedForGood();

        JsonNode after = version(KEY, 1);
        assertThat(running(after) - running(before)).isEqualTo(2);
        assertThat(more("review-onboarding", "instances", before, after)).isEqualTo(1);
        assertThat(more("link-group", "instances", before, after)).isEqualTo(1);
        assertThat(more("link-group", "incidents", before, after)).isEqualTo(1);
        assertThat(more("link-group", "waitingForJob", before, after))
                .as("one that failed for good waits for repair and no job")
                .isZero();
        assertThat(after.path("incidents").findValuesAsText("ritm")).contains(failed);
        assertThat(model(KEY).path("incidents").asLong()).isPositive();

        String page = page("/models/" + KEY);
        assertThat(page).contains("Open incidents", "href=\"/requests/" + failed + "\"");
        assertThat(page("/models")).contains("nhsuk-tag--red");
        JsonNode drawing = drawing("");
        assertThat(drawing.path("incidents").findValuesAsText("element")).contains("link-group");
        assertThat(drawing.path("standing").findValuesAsText("element")).contains("review-onboarding", "link-group");
        assertThat(drawing.path("xml").asText())
                .isEqualTo(new String(
                        versions.shipped(versions.inForce(KEY).orElseThrow().kind(), KEY)
                                .orElseThrow(),
                        StandardCharsets.UTF_8));
    }

    @Test
    void whatTookLongIsHot() {
        countDurationsAnew();
        String ritm = world.file(onboarding("ZA1", "STANDARD"));
        world.pass(Duration.ofHours(2));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        world.as("admin").post("/demo/sweeps", Map.of());

        JsonNode review = step("review-onboarding", version(KEY, 1));
        assertThat(review.at("/took/count").asLong()).isPositive();
        assertThat(review.at("/took/p95").asDouble())
                .isGreaterThanOrEqualTo(Duration.ofHours(2).toSeconds());
        JsonNode heated = element("review-onboarding", drawing("?heat=p95").path("heat"));
        assertThat(heated.path("band").asInt()).isEqualTo(Heat.Band.DAY.number());
        assertThat(heated.path("words").asText()).startsWith("2 h");
        assertThat(drawing("?heat=p95").path("scale")).hasSize(Heat.Band.values().length);
        assertThat(drawing("?heat=none").path("heat")).isEmpty();
        assertThat(drawing("?heat=none").path("scale")).isEmpty();
        assertThat(page("/models/onboarding-request?heat=p95")).contains("gh-heat--" + Heat.Band.DAY.number());
        assertThat(page("/models/onboarding-request?heat=none")).doesNotContain("gh-heat--");
    }

    @Test
    void aVersionThatWasReleasedSaysWhoAndWhyAndThatItIsNotAsShipped() {
        world.file(onboarding("ZA1", "STANDARD"));
        long running = running(version(KEY, 1));
        ModelVersion first = versions.inForce(KEY).orElseThrow();
        String changed = deploy(
                first, content(first).replace("name=\"Onboard an organisation", "name=\"Take in an organisation"));
        when(releases.of(KEY))
                .thenReturn(List.of(new Release(
                        KEY,
                        2,
                        Instant.now(),
                        new Reason("owner2", "owner1", "It is <em>said</em> so", 7L),
                        Running.FINISH,
                        null)));
        try {
            JsonNode all = get("/models/" + KEY);
            assertThat(all.path("asShipped").asBoolean()).isFalse();
            assertThat(all.at("/versions/0/version").asInt()).isEqualTo(2);
            assertThat(all.at("/versions/0/by").asText()).isEqualTo("owner2");
            assertThat(all.at("/versions/0/running").asLong()).isZero();
            assertThat(all.at("/versions/1/running").asLong()).isEqualTo(running);
            assertThat(all.at("/versions/1/by").isNull()).isTrue();
            assertThat(model(KEY).path("why").asText()).isEqualTo("It is <em>said</em> so");

            String list = page("/models");
            assertThat(list).contains("not the file that the product ships", "Not as shipped", "Take in an");
            String page = page("/models/" + KEY);
            assertThat(page)
                    .contains(
                            "The version in force is not the file that the product ships.",
                            "/models/onboarding-request/compare?from=1&amp;to=2",
                            "/models/onboarding-request/versions/1/file",
                            "It is &lt;em&gt;said&lt;/em&gt; so",
                            "Rosa Delgado (owner2)",
                            "Proposed by Quinn Barlow (owner1)",
                            "/models/changes/7");
            String old = page("/models/onboarding-request/versions/1");
            assertThat(old)
                    .contains("no longer in force", "Onboard an organisation", "Shipped with the product")
                    .doesNotContain("not the file that the product ships");
            assertThat(world.as("owner1")
                            .get("/models/onboarding-request/versions/1/file")
                            .response()
                            .body())
                    .isEqualTo(content(first));
            assertThat(browser("owner1")
                            .get("/models/onboarding-request/versions/2/file")
                            .headers()
                            .firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"onboarding-request.bpmn\"");
        } finally {
            repository.deleteDeployment(changed, true);
        }
        assertThat(model(KEY).path("asShipped").asBoolean()).isTrue();
    }

    @Test
    void tablesAreShownInTheWordsOfTheirFiles() {
        JsonNode tables = version("sign-in-outcome", 1).path("tables");
        assertThat(tables.findValuesAsText("hitPolicy")).containsExactly("FIRST", "FIRST", "FIRST");
        String page = page("/models/sign-in-outcome");
        assertThat(page)
                .contains("Outcome of a sign-in", "Kind of application", "What is due where MFA is")
                .contains("The first rule that fits counts (hit policy FIRST)")
                .contains("Outlook 2010 cannot do MFA (AC-033)")
                .doesNotContain("data-diagram-url");
        assertThat(page("/models/exception-terms")).contains("&quot;720,<wbr>336,<wbr>72&quot;", "Lasts (hours)");
    }

    @Test
    void onlyOwnersAreOfferedToChange() {
        assertThat(page("/models/exception-terms")).contains("/models/exception-terms/edit");
        for (String reader : List.of("auditor1", "admin")) {
            assertThat(browser(reader).get("/models/exception-terms").body())
                    .contains("Exception terms")
                    .doesNotContain("/edit");
        }
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : List.of(
                "/models/nothing",
                "/models/mfa-due",
                "/models/onboarding-request/versions/99",
                "/models/onboarding-request/versions/01",
                "/models/onboarding-request/versions/x",
                "/models/onboarding-request/versions/99/file")) {
            assertThat(world.as("owner1").get(path).status()).as(path).isEqualTo(404);
            assertThat(browser("owner1").get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theListAsksTheDatabaseAFewTimesHoweverMuchRuns() {
        catalogue.all();
        jdbc.sql("set query_statistics true").update();
        jdbc.sql("set query_statistics_max_entries 1000").update();
        try {
            catalogue.all();
            List<String> asked = jdbc.sql("select sql_statement from information_schema.query_statistics"
                            + " where upper(sql_statement) like '%ACT\\_%' escape '\\'")
                    .query(String.class)
                    .list();
            long times = jdbc.sql("select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                            + " where upper(sql_statement) like '%ACT\\_%' escape '\\'")
                    .query(Long.class)
                    .single();
            assertThat(times).as(String.join("\n", asked)).isBetween(4L, 6L);
        } finally {
            jdbc.sql("set query_statistics false").update();
        }
    }

    /** Clocks of tests go back; what ends before what was counted last would be taken for counted. */
    private void countDurationsAnew() {
        jdbc.sql("delete from duration_histogram").update();
        jdbc.sql("delete from duration_seen").update();
        jdbc.sql("update duration_place set ended_at = timestamp '2000-01-01 00:00:00', id = ''")
                .update();
    }

    private String failedForGood() {
        String ritm = world.file(onboarding("ZB2", "STANDARD"));
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.decide("onboarding1", ritm, Map.of("decision", "APPROVE"));
        world.settle();
        world.pass(ALL_RETRIES);
        assertThat(world.status(ritm)).isEqualTo("ACTION_NEEDED");
        world.breakDirectory(Map.of("mode", "NONE"));
        return ritm;
    }

    private String deploy(ModelVersion like, String content) {
        var deployment = repository.createDeployment().name("changed");
        versions.files(like)
                .forEach((name, file) -> deployment.addInputStream(
                        name,
                        new ByteArrayInputStream(
                                name.endsWith(".bpmn") ? content.getBytes(StandardCharsets.UTF_8) : file)));
        return deployment.deploy().getId();
    }

    private String content(ModelVersion version) {
        return new String(versions.content(version), StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        var answer = world.as("owner1").get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.body();
    }

    private JsonNode version(String key, int version) {
        return get("/models/%s/versions/%d".formatted(key, version));
    }

    private JsonNode model(String key) {
        return find("key", key, get("/models").path("items"));
    }

    private JsonNode drawing(String query) {
        try {
            return JSON.readTree(page("/models/onboarding-request/versions/1/diagram" + query));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String page(String path) {
        var answer = browser("owner1").get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private Browserless browser(String login) {
        return Browserless.signedIn(world.baseUrl(), login);
    }

    private static long running(JsonNode version) {
        return version.at("/version/running").asLong();
    }

    private static long more(String element, String what, JsonNode before, JsonNode after) {
        return step(element, after).path(what).asLong()
                - step(element, before).path(what).asLong();
    }

    private static JsonNode step(String element, JsonNode version) {
        return element(element, version.path("steps"));
    }

    private static JsonNode element(String element, JsonNode all) {
        return find("element", element, all);
    }

    private static JsonNode find(String field, String value, JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> shipped(String suffix) {
        try {
            return Arrays.stream(
                            new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*." + suffix))
                    .map(file -> Objects.requireNonNull(file.getFilename()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
