package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hourly look does where somebody has changed a compromised account behind the product's back. */
@GatehouseTest
class CompromiseSweepTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String CLERK = "ward.clerk@za1.example";
    private static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";
    private static final String LOCATIONS = "ZA1.sg.MFA-CA-NL-Users";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void aContainedAccountThatSomebodyEnabledIsDisabledAndReported() {
        String ritm = compromises.markAndSettle(NURSE);
        enable(NURSE);

        sweep();

        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("DISABLED");
        assertThat(world.timeline(ritm))
                .contains("DIRECTORY Changed by somebody else and put right: Disable the account. It was found: enabled"
                        + " by gatehouse");
        assertThat(world.mails(ritm))
                .filteredOn(mail -> mail.contains("Compromised account was put right"))
                .anyMatch(mail -> mail.contains("support1@"))
                .anyMatch(mail -> mail.contains("local.admin@za1.example"))
                .noneMatch(mail -> mail.endsWith("> " + NURSE));
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
    }

    @Test
    void aRemediatedAccountKeepsMfaAndStaysOutOfNamedLocationsForGood() {
        world.onboardToNamedLocations("ZA1");
        compromises.markAndSettle(NURSE);
        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        world.settle();
        world.changeDirectory(Map.of("account", NURSE, "removeFrom", CENTRAL, "addTo", LOCATIONS));
        assertThat(compromises.account(NURSE).get("policies")).hasSize(1);

        sweep();

        var account = compromises.account(NURSE);
        assertThat(account.get("groups")).hasSize(1);
        assertThat(account.get("groups").get(0).asText()).isEqualTo(CENTRAL);
        assertThat(account.get("status").asText())
                .as("it is the holder's again")
                .isEqualTo("ACTIVE");
    }

    @Test
    void anAccountThatIsGivenBackIsNotDisabledAgain() {
        compromises.markAndSettle(NURSE);
        assertThat(compromises.remediate("la2.za1", NURSE).status()).isEqualTo(202);
        enable(NURSE);

        world.as("admin").post("/demo/sweeps", Map.of());

        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void theCaseOfADeletedAccountIsClosed() {
        String ritm = compromises.markAndSettle(NURSE);
        world.changeDirectory(Map.of("account", NURSE, "delete", true));

        sweep();

        assertThat(world.status(ritm)).isEqualTo("CLOSED");
        assertThat(world.mails(ritm)).anyMatch(mail -> mail.contains("was deleted"));
        assertThat(world.tasks("la.za1", ritm)).isEmpty();
    }

    @Test
    void whatIsAsItMustBeIsLeftAlone() {
        String ritm = compromises.markAndSettle(NURSE);
        var before = world.timeline(ritm);

        sweep();
        sweep();

        assertThat(world.timeline(ritm)).isEqualTo(before);
    }

    @Test
    void aDirectoryThatIsDownIsAskedAgainTheNextTime() {
        compromises.markAndSettle(NURSE);
        enable(NURSE);
        world.breakDirectory(Map.of("mode", "DOWN"));
        world.as("admin").post("/demo/sweeps", Map.of());
        world.breakDirectory(Map.of("mode", "NONE"));
        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("ACTIVE");

        sweep();

        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("DISABLED");
    }

    @ParameterizedTest
    @CsvSource({NURSE + "," + CLERK, CLERK + "," + NURSE})
    void anAccountThatCannotBeLookedAtHoldsUpNoneOfTheOthers(String broken, String other) {
        List.of(broken, other).forEach(compromises::markAndSettle);
        List.of(broken, other).forEach(this::enable);
        jdbc.sql("delete from account_standing where account_id = (select id from directory_account where address = ?)")
                .param(broken)
                .update();

        sweep();

        assertThat(compromises.account(broken).get("status").asText()).isEqualTo("ACTIVE");
        assertThat(compromises.account(other).get("status").asText()).isEqualTo("DISABLED");
    }

    private void enable(String account) {
        jdbc.sql("update directory_account set enabled = true where address = ?")
                .param(account)
                .update();
    }

    private void sweep() {
        world.as("admin").post("/demo/sweeps", Map.of());
        world.pass(Duration.ZERO);
    }
}
