package org.gatehouse.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.World.namedLocation;
import static org.gatehouse.World.onboarding;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The written confirmation is added to a request, known by its content, and handed out as a download (AC-076). */
@GatehouseTest
class DocumentTest {

    private static final byte[] PDF =
            "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EMAIL = """
            From: Jo Lund <jo.lund@za1.example>\r
            To: Alex Carter <local.admin@za1.example>\r
            Subject: Confirmed\r
            Date: Fri, 20 Nov 2026 09:00:00 +0000\r
            MIME-Version: 1.0\r
            Content-Type: text/plain\r
            \r
            I confirm that every criterion is met.\r
            """.getBytes(StandardCharsets.US_ASCII);

    @Autowired
    private World world;

    private String ritm;

    @BeforeEach
    void aNamedLocationUnderReview() {
        world.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
        ritm = world.fileLocation(namedLocation("ZA1", "REGISTER", "Main site", "45.67.84.0/28"));
    }

    @Test
    void aPdfIsKeptWithItsHashAndHandedOutAsADownload() {
        Api.Answer added = add("la.za1", "confirmation.pdf", PDF);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("mediaType")).isEqualTo("application/pdf");
        assertThat(added.text("sha256")).matches("[0-9a-f]{64}");
        Api.Answer read = world.as("location1").get("/requests/%s/documents/%s".formatted(ritm, added.text("id")));
        assertThat(read.response().body()).isEqualTo(new String(PDF, StandardCharsets.US_ASCII));
        assertThat(read.response().headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment")
                .contains("confirmation.pdf");
        assertThat(read.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(world.timeline(ritm)).contains("STATUS Document added: confirmation.pdf by la.za1");
        String task = world.task("location1", ritm).path("id").asText();
        assertThat(Browserless.signedIn(world.baseUrl(), "location1")
                        .get("/my-work/" + task)
                        .body())
                .contains("/requests/%s/documents/%s".formatted(ritm, added.text("id")));
    }

    @Test
    void anEmailIsKeptWhateverItIsCalled() {
        Api.Answer added = add("la2.za1", "../../etc/confirmation<script>.txt", EMAIL);

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.text("mediaType")).isEqualTo("message/rfc822");
        assertThat(added.text("name")).isEqualTo("confirmation_script_.eml");
    }

    @Test
    void whatOnlyClaimsToBeADocumentIsRefused() {
        assertThat(add("la.za1", "a.pdf", "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII))
                        .codes())
                .containsExactly("NOT_PDF_OR_EML");
        assertThat(add("la.za1", "a.eml", "Subject: nothing else\r\n\r\nHello".getBytes(StandardCharsets.US_ASCII))
                        .codes())
                .containsExactly("NOT_PDF_OR_EML");
        assertThat(add("la.za1", "a.pdf", new byte[0]).codes()).containsExactly("REQUIRED");
        byte[] large = new byte[Upload.MOST_BYTES + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        assertThat(add("la.za1", "a.pdf", large).codes()).containsExactly("TOO_LARGE");
        assertThat(add("la.za1", "a.pdf", new byte[11 << 20]).status()).isEqualTo(413);
    }

    @Test
    void fiveMegabytesAreTaken() {
        byte[] largest = new byte[Upload.MOST_BYTES];
        System.arraycopy(PDF, 0, largest, 0, PDF.length);
        Api.Answer added = add("la.za1", "a.pdf", largest);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("size").asInt()).isEqualTo(5 << 20);
    }

    @Test
    void anotherOrganisationHasNoPartInIt() {
        String document = add("la.za1", "a.pdf", PDF).text("id");
        assertThat(add("la.zb2", "a.pdf", PDF).status()).isEqualTo(404);
        assertThat(world.as("la.zb2")
                        .get("/requests/%s/documents/%s".formatted(ritm, document))
                        .status())
                .isEqualTo(404);
        String other = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(world.as("la.za1")
                        .get("/requests/%s/documents/%s".formatted(other, document))
                        .status())
                .as("a document is found under its own request only")
                .isEqualTo(404);
    }

    @Test
    void aDecidedRequestTakesNoMoreAndAnOpenOneFiveAtMost() {
        for (int i = 0; i < 5; i++) {
            assertThat(add("la.za1", "a.pdf", PDF).status()).isEqualTo(201);
        }
        assertThat(add("la.za1", "a.pdf", PDF).codes()).containsExactly("TOO_MANY");
        world.as("la.za1").post("/requests/" + ritm + "/withdrawal", Map.of("reason", "Wrong"));
        assertThat(add("la.za1", "a.pdf", PDF).codes()).containsExactly("TAKES_NO_DOCUMENT");
        String onboarding = world.file(onboarding("ZA1", "STANDARD"));
        assertThat(world.as("la.za1")
                        .upload("/requests/" + onboarding + "/documents", "file", "a.pdf", PDF)
                        .codes())
                .containsExactly("TAKES_NO_DOCUMENT");
    }

    @Test
    void anUploadWithAKeyIsTakenOnceAndRepeatedWithAnyBoundary() {
        Api keyed = world.as("la.za1").with("Idempotency-Key", "document-" + System.nanoTime());
        String path = "/requests/" + ritm + "/documents";
        Api.Answer first = keyed.upload(path, "file", "a.pdf", PDF);
        Api.Answer again = keyed.postStream(
                path, "multipart/form-data; boundary=other", () -> new ByteArrayInputStream(parts("other", 1, true)));
        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(keyed.upload(path, "file", "a.pdf", EMAIL).codes()).containsExactly("IDEMPOTENCY_KEY_REUSED");
        assertThat(world.as("la.za1").get(path).body().path("items")).hasSize(1);
    }

    @Test
    void whatIsTooLargeOrNotReadableAsPartsIsToldSo() {
        Api alex = world.as("la.za1");
        String path = "/requests/" + ritm + "/documents";
        for (Api api : List.of(alex, alex.with("Idempotency-Key", "unreadable-" + System.nanoTime()))) {
            Api.Answer large = api.upload(path, "file", "a.pdf", new byte[12 << 20]);
            assertThat(large.status()).isEqualTo(413);
            assertThat(large.codes()).containsExactly("BODY_TOO_LARGE");
            assertThat(large.text("detail")).contains("5 MB");
            for (Api.Answer unreadable : List.of(
                    api.postStream(path, "multipart/form-data", () -> new ByteArrayInputStream(PDF)),
                    api.postStream(
                            path,
                            "multipart/form-data; boundary=b",
                            () -> new ByteArrayInputStream(parts("b", 1, false))),
                    api.postStream(
                            path,
                            "multipart/form-data; boundary=b",
                            () -> new ByteArrayInputStream(parts("b", 300, true))))) {
                assertThat(unreadable.status()).isEqualTo(400);
                assertThat(unreadable.codes()).containsExactly("NOT_READABLE");
            }
        }
    }

    @Test
    void aPageSaysThatADocumentIsTooLarge() {
        Browserless alex = Browserless.signedIn(world.baseUrl(), "la.za1");
        var answer = alex.send(HttpRequest.newBuilder(URI.create(world.baseUrl() + "/requests/" + ritm + "/documents"))
                .header("Accept", "text/html")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArrays(List.of(parts("b", 1, false), new byte[12 << 20]))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("This is too large").contains("at most 5 MB");
    }

    private static byte[] parts(String boundary, int count, boolean whole) {
        String part = "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%s"
                .formatted(boundary, new String(PDF, StandardCharsets.US_ASCII));
        return ((part + "\r\n").repeat(count - 1) + part + (whole ? "\r\n--%s--\r\n".formatted(boundary) : ""))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private Api.Answer add(String login, String name, byte[] content) {
        return world.as(login).upload("/requests/" + ritm + "/documents", "file", name, content);
    }
}
