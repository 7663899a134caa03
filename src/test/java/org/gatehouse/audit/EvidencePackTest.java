package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Packs of real requests, verified by a program of its own. */
@GatehouseTest
class EvidencePackTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final String HOSTILE =
            "<script>alert(1)</script> \"quoted\" & <img src=x onerror=alert(2)> \u202Eturned\u202C =HYPERLINK(\"x\")";

    @Autowired
    private World world;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void aPackTellsEverythingAndIsSound() throws IOException, InterruptedException {
        String ritm = world.completed();

        HttpResponse<byte[]> answer = download(ritm);
        PackFile pack = PackFile.read(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"%s-evidence.zip\"".formatted(ritm));
        assertThat(PackFile.verify(answer.body(), folder))
                .satisfies(
                        verdict -> assertThat(verdict.code()).as(verdict.said()).isZero());

        JsonNode told = JSON.readTree(pack.text("request.json"));
        assertThat(told.path("takenBy").asText()).isEqualTo("auditor1");
        assertThat(told.at("/request/ritm").asText()).isEqualTo(ritm);
        assertThat(told.at("/request/details/securityGroup").asText()).isEqualTo("ZA1.sg.MFA-CA-Std-Users");
        assertThat(told.at("/decisions/0/by").asText()).isEqualTo("onboarding1");
        assertThat(told.at("/tasks/0/assignee").asText()).isEqualTo("onboarding1");
        assertThat(told.at("/tasks/0/onTime").asBoolean()).isTrue();
        assertThat(told.at("/keptUntil").isNull()).isTrue();
        assertThat(kinds(told)).contains("SUBMITTED", "DECISION", "DIRECTORY", "MAIL", "STATUS");
        assertThat(told.path("timeline").toString()).contains("Read back").contains("service-levels");
        assertThat(pack.text("request.html"))
                .contains(ritm)
                .contains("Morgan Reid")
                .contains("Read back")
                .contains("service-levels");
    }

    @Test
    void theModelsAreThoseThatRan() throws IOException {
        PackFile pack = pack(world.completed());

        JsonNode told = JSON.readTree(pack.text("request.json"));
        assertThat(pack.text(pack.first("models/onboarding-request-v"))).isNotEmpty();
        assertThat(pack.entries().keySet())
                .anyMatch(name -> name.matches("models/onboarding-request-v\\d+/onboarding-request\\.bpmn"))
                .anyMatch(name -> name.matches("models/onboarding-request-v\\d+/.*\\.form"))
                .anyMatch(name -> name.matches("models/service-levels-v\\d+/service-levels\\.dmn"));
        assertThat(told.path("models"))
                .isNotEmpty()
                .allSatisfy(model -> assertThat(model.path("sha256").asText())
                        .isEqualTo(EvidenceRecord.sha256(
                                pack.entries().get(model.path("file").asText()))));
    }

    @Test
    void documentsAreInIt() throws IOException, InterruptedException {
        world.onboardToNamedLocations("ZA1");
        String ritm = world.fileLocation(World.namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
        world.as("la.za1").upload("/requests/" + ritm + "/documents", "file", "Bestätigung.pdf", PDF);

        byte[] zip = download(ritm).body();
        PackFile pack = PackFile.read(zip);

        assertThat(pack.entries().get("documents/1.pdf")).isEqualTo(PDF);
        assertThat(JSON.readTree(pack.text("request.json"))
                        .at("/documents/0/name")
                        .asText())
                .isEqualTo("Bestätigung.pdf");
        assertThat(PackFile.verify(zip, folder).code()).isZero();
    }

    @Test
    void theTermsOfExceptionsAreInItWithTheDiagramTheyRunOn() throws IOException, InterruptedException {
        String ritm = world.as("la.za1")
                .post(
                        "/short-term-exceptions",
                        Map.of("account", "ward.clerk@za1.example", "justification", "NO_SIGNAL"))
                .text("ritm");
        world.settle();

        byte[] zip = download(ritm).body();
        PackFile pack = PackFile.read(zip);
        JsonNode told = JSON.readTree(pack.text("request.json"));

        assertThat(told.at("/exceptions/0/account").asText()).isEqualTo("ward.clerk@za1.example");
        assertThat(told.at("/exceptions/0/state").asText()).isEqualTo("ACTIVE");
        assertThat(told.path("keptUntil").isNull()).isTrue();
        assertThat(pack.entries().keySet())
                .anyMatch(name -> name.matches("models/short-term-exception-v\\d+/short-term-exception\\.bpmn"))
                .anyMatch(name -> name.matches("models/exception-term-v\\d+/exception-term\\.bpmn"))
                .anyMatch(name -> name.matches("models/exception-eligibility-v\\d+/exception-eligibility\\.dmn"));
        assertThat(pack.text("request.html")).contains("<h2>Exceptions</h2>").contains("ward.clerk@za1.example");
        assertThat(PackFile.verify(zip, folder).code()).isZero();
    }

    @Test
    void anyAlterationIsFoundAndNamed() throws IOException, InterruptedException {
        PackFile pack = pack(world.completed());
        String model = pack.first("models/onboarding-request-v");
        String fact = pack.first("facts/");

        expectAltered(
                pack,
                "request.json",
                files -> files.computeIfPresent("request.json", (name, was) -> edited(was, "onboarding1", "la2.za1")));
        expectAltered(
                pack,
                "request.html",
                files -> files.computeIfPresent("request.html", (name, was) -> edited(was, "Morgan", "Norman")));
        expectAltered(pack, model, files -> files.computeIfPresent(model, (name, was) -> edited(was, "id=", "ID=")));
        expectAltered(pack, fact + " is missing", files -> files.remove(fact));
        expectAltered(pack, "request.json is missing", files -> files.remove("request.json"));
        expectAltered(pack, "added.txt", files -> files.put("added.txt", new byte[] {1}));
        assertThat(PackFile.verify(pack.alteredCarelessly(files -> files.remove("request.html")), folder)
                        .code())
                .isEqualTo(1);
    }

    @Test
    void nothingThatSomebodyWroteIsMarkup() throws IOException {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        world.decide(
                "onboarding1", ritm, Map.of("decision", "REJECT", "reasons", List.of("OTHER"), "comment", HOSTILE));
        world.settle();

        String html = pack(ritm).text("request.html");

        assertThat(html)
                .contains("<bdi>"
                        + HOSTILE.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("\"", "&quot;")
                        + "</bdi>")
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("http://")
                .doesNotContain("https://");
    }

    @Test
    void whoTookItOutIsWrittenDown() throws IOException {
        String ritm = world.completed();

        pack(ritm);

        assertThat(jdbc.sql("select by_whom from audit_fact where kind = 'EXPORT' and ritm = :ritm")
                        .param("ritm", ritm)
                        .query(String.class)
                        .list())
                .containsExactly("auditor1");
    }

    @Test
    void aRequestThatDoesNotExistHasNoPackAndLeavesNoFact() {
        long before = exports();

        assertThat(download("RITM9999999").statusCode()).isEqualTo(404);
        assertThat(download("nonsense").statusCode()).isEqualTo(404);
        assertThat(exports()).isEqualTo(before);
    }

    private long exports() {
        return jdbc.sql("select count(*) from audit_fact where kind = 'EXPORT'")
                .query(Long.class)
                .single();
    }

    private void expectAltered(PackFile pack, String named, Consumer<Map<String, byte[]>> alteration)
            throws IOException, InterruptedException {
        PackFile.Verdict verdict = PackFile.verify(pack.altered(alteration), folder);
        assertThat(verdict.code()).as(verdict.said()).isEqualTo(1);
        assertThat(verdict.said()).contains(named);
    }

    private static byte[] edited(byte[] was, String from, String to) {
        String text = new String(was, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replaceFirst(from, to).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> kinds(JsonNode told) {
        return told.path("timeline").findValuesAsText("kind");
    }

    private PackFile pack(String ritm) throws IOException {
        HttpResponse<byte[]> answer = download(ritm);
        assertThat(answer.statusCode()).isEqualTo(200);
        return PackFile.read(answer.body());
    }

    private HttpResponse<byte[]> download(String ritm) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(
                                    URI.create("%s/api/v1/audit/requests/%s/evidence".formatted(world.baseUrl(), ritm)))
                            .timeout(Duration.ofSeconds(60))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString("auditor1:demo".getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
