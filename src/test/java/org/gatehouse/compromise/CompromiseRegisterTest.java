package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The register of compromised accounts, as REST, as a table and by organisation. */
@GatehouseTest
class CompromiseRegisterTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String ELSEWHERE = "staff.nurse@zb2.example";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void everyMarkingIsALineWithItsLockDownAndItsEnd() {
        String ritm = compromises.markAndSettle(NURSE);
        world.as("helpdesk1")
                .post(
                        "/accounts/%s/compromise".formatted(NURSE),
                        Map.of("signs", List.of("OTHER", "UNUSUAL_SIGN_IN"), "comment", "=2+3"));
        world.settle();
        compromises.remediate("la2.za1", NURSE);
        world.settle();

        JsonNode second = line(ritm, 0);
        JsonNode first = line(ritm, 1);

        assertThat(first.get("run").asInt()).isEqualTo(1);
        assertThat(first.get("runs").asInt()).isEqualTo(2);
        assertThat(first.get("markedBy").asText()).isEqualTo("la.za1");
        assertThat(first.get("signs").get(0).asText()).isEqualTo("EMAIL_SURGE");
        assertThat(first.get("verdict").asText()).isEqualTo("CONTAINED");
        assertThat(first.get("remediatedBy").isNull()).isTrue();
        assertThat(second.get("run").asInt()).isEqualTo(2);
        assertThat(second.get("markedBy").asText()).isEqualTo("helpdesk1");
        assertThat(second.get("signs")).hasSize(2);
        assertThat(second.get("secondsToContain").asLong()).isBetween(0L, 60L);
        assertThat(second.get("steps")).hasSize(12);
        assertThat(second.get("remediatedBy").asText()).isEqualTo("la2.za1");
        assertThat(second.get("identityCheckedBy").asText()).isEqualTo("Priya Nair");
        assertThat(second.get("remediatedAt").isNull()).isFalse();
    }

    @Test
    void theTableHasALineForEachMarkingAndNoFormula() {
        String ritm = compromises.markAndSettle(NURSE);
        world.as("la.za1")
                .post("/accounts/%s/compromise".formatted(NURSE), Map.of("signs", List.of("OTHER"), "comment", "=2+3"));
        world.settle();

        String table = world.as("auditor1")
                .with("Accept", "text/csv")
                .get("/registers/compromises?organisation=ZA1")
                .response()
                .body();

        assertThat(table.lines().filter(line -> line.startsWith("\"" + ritm))).hasSize(2);
        assertThat(table).contains("\"2 of 2\"", "\"'=2+3\"", "\"Disable the account\"", "\"Done and read back\"");
    }

    @Test
    void aFilterByOrganisationAndTheRoleDecideWhatIsShown() {
        compromises.markAndSettle(NURSE);
        compromises.markAndSettle(ELSEWHERE);

        JsonNode only = world.as("auditor1")
                .get("/registers/compromises?organisation=ZB2")
                .body();

        assertThat(only.get("items"))
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(item.get("organisation").asText()).isEqualTo("ZB2"));
        assertThat(world.as("auditor1")
                        .get("/registers/compromises?organisation=...")
                        .status())
                .isEqualTo(422);
        assertThat(world.as("la.za1").get("/registers/compromises").status()).isEqualTo(403);
    }

    private JsonNode line(String ritm, int which) {
        JsonNode items = world.as("auditor1")
                .get("/registers/compromises?organisation=ZA1")
                .body()
                .get("items");
        assertThat(items.get(which).get("ritm").asText()).isEqualTo(ritm);
        return items.get(which);
    }
}
