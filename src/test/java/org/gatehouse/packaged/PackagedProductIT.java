package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.gatehouse.Api;
import org.gatehouse.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only the packaged product shows: models found in the jar, the job executor, restarts. */
class PackagedProductIT {

    @Test
    void anOnboardingRunsByItselfAndSurvivesARestart(@TempDir Path directory) {
        String ritm;
        try (var product = PackagedProduct.start(directory)) {
            ritm = file(product);
            await(product, ritm, "IN_REVIEW");
            assertThat(product.stop()).isLessThan(Duration.ofSeconds(10));
        }
        try (var product = PackagedProduct.start(directory)) {
            String task = product.as("onboarding1")
                    .get("/tasks?ritm=" + ritm)
                    .body()
                    .at("/items/0/id")
                    .asText();
            assertThat(product.as("onboarding1")
                            .post("/tasks/" + task + "/decision", Map.of("decision", "APPROVE"))
                            .status())
                    .isEqualTo(200);
            await(product, ritm, "COMPLETED");
            Awaitility.await("both mails")
                    .atMost(Duration.ofSeconds(10))
                    .until(() ->
                            product
                                            .as("admin")
                                            .get("/demo/mail")
                                            .body()
                                            .path("items")
                                            .findValuesAsText("subject")
                                            .stream()
                                            .filter(subject -> subject.startsWith(ritm + " approved")
                                                    || subject.startsWith(ritm + " completed"))
                                            .count()
                                    == 4);
        }
    }

    @Test
    void twoProductsRunBesideEachOther(@TempDir Path first, @TempDir Path second) {
        try (var one = PackagedProduct.start(first);
                var two = PackagedProduct.start(second)) {
            assertThat(file(one)).isEqualTo("RITM0010001");
            assertThat(file(two)).isEqualTo("RITM0010001");
        }
    }

    private static String file(PackagedProduct product) {
        Api.Answer filed = product.as("la.za1").post("/onboarding-requests", World.onboarding("ZA1", "STANDARD"));
        assertThat(filed.status()).as(filed.body().toString()).isEqualTo(201);
        return filed.text("ritm");
    }

    private static void await(PackagedProduct product, String ritm, String status) {
        Awaitility.await(ritm + " becomes " + status)
                .atMost(Duration.ofSeconds(20))
                .until(() -> product.as("la.za1")
                        .get("/requests/" + ritm)
                        .text("status")
                        .equals(status));
    }
}
