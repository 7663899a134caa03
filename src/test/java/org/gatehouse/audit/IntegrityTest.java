package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Auditors see how the sealed log stands, and take out what proves it. */
@GatehouseTest
class IntegrityTest {

    @Autowired
    private World world;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void whatHappensIsSealedAndTheLogIsSound() {
        long before = facts();
        String ritm = world.completed();
        long now = facts();
        assertThat(now).isGreaterThan(before + 5);

        assertThat(auditor().get("/audit/integrity/comparison").status()).isEqualTo(200);
        Api.Answer after = awaitComparisonOf(now);

        // other tests alter requests and facts of their own in the same database
        assertThat(after.body().at("/comparison/said"))
                .noneSatisfy(said -> assertThat(said.asText()).contains(ritm))
                .allSatisfy(said -> assertThat(said.asText()).contains("RITM"));
        assertThat(after.text("limit")).contains("cut off the end of the log", "kept somewhere else");
        assertThat(after.text("fingerprint")).matches("[0-9a-f]{64}");
    }

    @Test
    void checkpointsCanBeTakenOutOfTheMachine() {
        world.completed();

        Api.Answer page = auditor().get("/audit/checkpoints?size=1");
        String latest = auditor().get("/audit/checkpoints/latest").response().body();

        assertThat(page.body().at("/items/0/note").asText()).isEqualTo(latest);
        assertThat(latest.lines()).hasSize(8);
        assertThat(auditor().get("/audit/public-key").response().body()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void takingTheLogOutIsAFactOfIt() {
        world.completed();
        long before = facts();

        var answer = auditor().get("/audit/log").response();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.body()).startsWith("PK").contains("The whole audit log was taken out\n", "auditor1");
        assertThat(facts()).isGreaterThan(before);
    }

    private Api auditor() {
        return world.as("auditor1");
    }

    private long facts() {
        return auditor().get("/audit/integrity").body().path("facts").asLong();
    }

    /** Of at least so many facts; an earlier one may stand there. */
    private Api.Answer awaitComparisonOf(long facts) {
        Api.Answer answer = World.await(
                () -> auditor().get("/audit/integrity"),
                seen -> seen.body().at("/comparison/facts").asLong() >= facts);
        assertThat(answer.body().at("/comparison/facts").asLong()).isGreaterThanOrEqualTo(facts);
        return answer;
    }
}
