package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.World;
import org.junit.jupiter.api.Test;

/** Going back, on pages and by the REST interface. */
class BackPagesTest extends ReleaseTest {

    private static final String BACK = "/models/onboarding-request/back";

    @Test
    void thePageSaysWhatWillBeInForceAndLeadsToTheProgress() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        int worse = rename(Running.MIGRATE).version();
        migrations.run();
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");

        assertThat(owner.get(BACK).body())
                .contains("Version %d is in force".formatted(worse), "as version " + (worse + 1))
                .contains("One instance runs at present", "The other process owners are told")
                .containsPattern("(?s)<input[^>]*value=\"MIGRATE\"[^>]*checked")
                .doesNotContainPattern("(?s)<input[^>]*value=\"FINISH\"[^>]*checked");
        assertThat(owner.submit(BACK, BACK, Map.of("reason", "", "running", "")))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
                .satisfies(refused -> assertThat(refused.body())
                        .contains("Enter why you go back", "Choose what becomes of what runs"));
        var went = owner.submit(BACK, BACK, Map.of("reason", "It confuses people", "running", "MIGRATE"));

        String progress = "/models/onboarding-request/migrations/" + (worse + 1);
        assertThat(went.headers().firstValue("Location").orElse("")).endsWith(progress);
        assertThat(owner.get(progress).body())
                .contains("0 of 1 instances go on by version %d by now.".formatted(worse + 1), "every 1s");
        assertThat(owner.get(progress + "/progress?seen=true-0").statusCode()).isEqualTo(204);
        migrations.run();
        assertThat(owner.get(progress + "/progress?seen=true-0").body())
                .contains("1 of 1 instances go on by version %d.".formatted(worse + 1))
                .doesNotContain("every 1s");
        assertThat(versionOf(ritm)).isEqualTo(worse + 1);
    }

    @Test
    void goesNowhereIfAnotherVersionCameIntoForceSinceThePageWasShown() {
        int seen = rename(Running.FINISH).version();
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");
        String shown = "name=\"inForce\" value=\"%d\"";
        assertThat(owner.get(BACK).body()).contains(shown.formatted(seen));
        int next = release(ONBOARDING, "name=\"All is done\"", "name=\"All done\"", Running.FINISH)
                .version();
        Map<String, String> asSeen = Map.of("reason", "A slip", "running", "FINISH", "inForce", "" + seen);

        var refused = owner.submit(BACK, BACK, asSeen);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Version %d came into force meanwhile".formatted(next), shown.formatted(next), "A slip");
        Api.Answer byScript = world.as("owner1").post(BACK, Map.<String, Object>copyOf(asSeen));
        assertThat(byScript.status()).isEqualTo(409);
        assertThat(byScript.body().toString()).contains("CHANGED_MEANWHILE");
        assertThat(inForce(ONBOARDING).version()).isEqualTo(next);
        assertThat(owner.submit(BACK, BACK, Map.of("reason", "A slip", "running", "FINISH", "inForce", "last"))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void saysWhereNothingIsFurtherBackHowToHaveAnOlderVersionAgain() {
        String back = "/models/status-enquiry/back";
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner1");
        release("status-enquiry", "name=\"Enquiry answered\"", "name=\"Answered\"", Running.FINISH);
        while (releases.before("status-enquiry").isPresent()) {
            owner.submit(back, back, Map.of("reason", "A slip", "running", "FINISH"));
        }

        assertThat(owner.get(back).body()).contains("nothing further back", "/models/status-enquiry#versions-heading");
        assertThat(world.as("owner1")
                        .post(back, Map.of("reason", "A slip", "running", "FINISH"))
                        .body()
                        .toString())
                .contains("NOTHING_TO_GO_BACK_TO", "propose an older version again");
    }

    @Test
    void aTableHasNoChoice() {
        String back = "/models/exception-terms/back";
        release("exception-terms", "<text>4320</text>", "<text>2160</text>", Running.FINISH);
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner2");

        assertThat(owner.get(back).body()).doesNotContain("What becomes of what runs");
        var went = owner.submit(back, back, Map.of("reason", "Too short"));

        assertThat(went.headers().firstValue("Location").orElse("")).endsWith("/models/exception-terms");
        assertThat(text(inForce("exception-terms"))).contains("<text>4320</text>");
        release("exception-terms", "<text>4320</text>", "<text>2160</text>", Running.FINISH);
        assertThat(world.as("owner2").post(back, Map.of("reason", "Too short")).status())
                .isEqualTo(200);
        assertThat(text(inForce("exception-terms"))).contains("<text>4320</text>");
    }

    @Test
    void scriptsGoBackToo() {
        int worse = rename(Running.FINISH).version();
        Map<String, Object> body = Map.of("reason", "A mistake", "running", "MIGRATE");

        assertThat(world.as("auditor1").post(BACK, body).status()).isEqualTo(403);
        assertThat(world.as("admin").post(BACK, body).status()).isEqualTo(403);
        Api.Answer back = world.as("owner1").post(BACK, body);

        assertThat(back.status()).as(back.body().toString()).isEqualTo(200);
        assertThat(back.body().path("version").asInt()).isEqualTo(worse + 1);
        assertThat(releases.of(ONBOARDING).get(0).reason().by()).isEqualTo("owner1");
        migrations.run();
        Api.Answer progress = world.as("auditor1").get("/models/onboarding-request/migrations/" + (worse + 1));
        assertThat(progress.body().path("total").asInt()).isZero();
        assertThat(progress.body().path("endedAt").asText()).isNotEmpty();
        assertThat(world.as("auditor1")
                        .get("/models/onboarding-request/migrations/1")
                        .status())
                .isEqualTo(404);
        assertThat(world.as("owner1").post("/models/no-such-model/back", body).status())
                .isEqualTo(404);
        assertThat(world.as("owner1")
                        .post(BACK, Map.of("running", "MIGRATE"))
                        .body()
                        .toString())
                .contains("REQUIRED");
    }
}
