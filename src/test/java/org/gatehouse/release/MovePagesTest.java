package org.gatehouse.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.Facts;
import org.gatehouse.World;
import org.junit.jupiter.api.Test;

/** What runs by an older version is moved later, on pages and by the REST interface. */
class MovePagesTest extends ReleaseTest {

    private static final String MODEL = "/models/onboarding-request";
    private static final String MOVE = MODEL + "/move";

    @Test
    void whatStayedOnTheVersionThatWasLeftIsOfferedAndMoved() {
        rename(Running.FINISH);
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        int left = versionOf(ritm);
        Browserless owner = Browserless.signedIn(world.baseUrl(), "owner2");
        assertThat(owner.get(MODEL).body()).doesNotContain(MOVE);
        int now = releases.back(ONBOARDING, left, Running.FINISH, because("It confuses people"))
                .version();
        long before = facts.last();

        assertThat(owner.get(MODEL).body()).contains("href=\"" + MOVE + "\"", "Move to version " + now);
        assertThat(Browserless.signedIn(world.baseUrl(), "auditor1").get(MODEL).body())
                .doesNotContain(MOVE);
        assertThat(owner.get(MOVE).body()).contains("One instance runs by older versions");
        assertThat(owner.submit(MOVE, MOVE, Map.of("reason", "")))
                .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(422))
                .satisfies(refused -> assertThat(refused.body()).contains("Enter why you move them"));
        var went = owner.submit(MOVE, MOVE, Map.of("reason", "It is stuck there"));

        assertThat(went.headers().firstValue("Location").orElse("")).endsWith(MODEL + "/migrations/" + now);
        assertThat(owner.submit(MODEL, MOVE, Map.of("reason", "Once more")).statusCode())
                .isEqualTo(409);
        migrations.run();
        assertThat(versionOf(ritm)).isEqualTo(now);
        assertThat(owner.get(MODEL + "/migrations/" + now).body())
                .contains("1 of 1 instances go on by version %d.".formatted(now));
        assertThat(owner.get(MODEL).body()).doesNotContain(MOVE);
        assertThat(facts.since(before, "MODEL"))
                .extracting(Facts.Row::what)
                .containsExactly(
                        "Running instances are to be moved: onboarding-request version " + now,
                        "Goes on by version %d of 'Onboard an organisation to an MFA policy'".formatted(now),
                        "Running instances moved: onboarding-request version " + now);
        assertThat(facts.since(before, "MODEL"))
                .allSatisfy(fact -> assertThat(fact.by()).isEqualTo("owner2"));
    }

    @Test
    void whatCouldNotGoOnIsTriedAgain() {
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        int now = rename(Running.MIGRATE).version();
        jdbc.sql("update model_migration_instance set state = 'STAYED', why = 'The engine failed'"
                        + " where model_key = :key and version = :version")
                .param("key", ONBOARDING)
                .param("version", now)
                .update();
        migrations.run();
        assertThat(versionOf(ritm)).isLessThan(now);

        Api.Answer answer = world.as("owner2").post(MOVE, Map.of("reason", "Try again", "inForce", "" + now));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("total").asInt()).isEqualTo(1);
        assertThat(answer.body().has("endedAt")).isFalse();
        migrations.run();
        assertThat(versionOf(ritm)).isEqualTo(now);
    }

    @Test
    void nothingIsMovedWithoutItsFact() {
        world.file(World.onboarding("ZA1", "STANDARD"));
        int now = rename(Running.FINISH).version();
        facts.cannotBeWritten("MODEL");
        try {
            assertThat(world.as("owner1").post(MOVE, Map.of("reason", "Tidy")).status())
                    .isEqualTo(500);
        } finally {
            facts.canBeWritten();
        }
        assertThat(releases.migration(ONBOARDING, now)).isEmpty();
    }

    @Test
    void refusesWhereNothingIsToBeMovedOrAnotherVersionIsInForce() {
        int now = rename(Running.FINISH).version();
        Api owner = world.as("owner1");

        assertThat(owner.post(MOVE, Map.of("reason", "Tidy")).codes()).containsExactly("NOTHING_RUNS");
        assertThat(owner.post(MOVE, Map.of("reason", "Tidy", "inForce", "" + (now - 1)))
                        .codes())
                .containsExactly("CHANGED_MEANWHILE");
        assertThat(owner.post(MOVE, Map.of()).codes()).containsExactly("REQUIRED");
        assertThat(owner.post("/models/no-such-model/move", Map.of("reason", "Tidy"))
                        .status())
                .isEqualTo(404);
        assertThat(owner.post("/models/exception-terms/move", Map.of("reason", "Tidy"))
                        .status())
                .isEqualTo(409);
    }
}
