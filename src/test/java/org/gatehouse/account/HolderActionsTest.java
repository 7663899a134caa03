package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.census.Census;
import org.gatehouse.census.Entry;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holders register methods and put themselves under MFA, through the REST interface. */
@GatehouseTest
class HolderActionsTest {

    private static final String STARTER = "new.starter@za1.example";
    private static final String NURSE = "staff.nurse@za1.example";
    private static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant tenant;

    @Autowired
    private Census census;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void mondayMorning() {
        tenant.beginAt(World.MONDAY_MORNING);
        world.takeCensus();
        jdbc.sql("delete from account_action").update();
    }

    @AfterEach
    void putBack() {
        tenant.forget();
    }

    @ParameterizedTest
    @EnumSource(MethodType.class)
    void aHolderRegistersAMethodOfEveryType(MethodType type) {
        Api.Answer answer = register("new.starter", STARTER, type.name(), type.usesNumber() ? "07700 900123" : null);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("type")).isEqualTo(type.name());
        assertThat(methods(STARTER)).hasSize(1);
        assertThat(methods(STARTER).get(0).get("detail").asText("none"))
                .isEqualTo(type.usesNumber() ? "+44 7700 900123" : "none");
        assertThat(entry(STARTER).methods()).as("what reports see").isEqualTo(Set.of(type));
    }

    @Test
    void theSameNumberWrittenOtherwiseIsTheSameMethod() {
        for (String written : List.of("07700 900123", "+44 (0)7700 900123", "0044 7700-900-123")) {
            assertThat(register("new.starter", STARTER, "SMS", written).status())
                    .isEqualTo(201);
        }
        assertThat(methods(STARTER)).hasSize(1);
        assertThat(recorded()).hasSize(1);
    }

    @Test
    void theRecordKeepsNoNumber() {
        Api.Answer answer = register("new.starter", STARTER, "CALL", "020 7946 0018");

        assertThat(answer.text("detail")).isEqualTo("ending in 018");
        assertThat(recorded())
                .containsExactly("REGISTER_METHOD by new.starter: Phone call registered, to a number ending in 018");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMS               | +353 85 012 3456 | phoneNumber | PHONE_NUMBER_NOT_UK",
                "CALL              | 01534 441234     | phoneNumber | PHONE_NUMBER_NOT_UK",
                "SMS               | 020 7946 0018    | phoneNumber | PHONE_NUMBER_NOT_MOBILE",
                "CALL              | 999              | phoneNumber | PHONE_NUMBER_INVALID",
                "SMS               |                  | phoneNumber | REQUIRED",
                "AUTHENTICATOR_APP | 07700 900123     | phoneNumber | NOT_ALLOWED",
                "FIDO2             | 07700 900123     | phoneNumber | NOT_ALLOWED",
                "                  | 07700 900123     | type        | REQUIRED"
            })
    void whatIsNoMethodIsRefusedAndNothingIsRegistered(String type, String number, String field, String code) {
        Api.Answer answer = register("new.starter", STARTER, type, number);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly(code);
        assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(methods(STARTER)).isEmpty();
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whatIsNoTypeIsNotReadable() {
        assertThat(register("new.starter", STARTER, "PIGEON", null).status()).isEqualTo(400);
    }

    @Test
    void onlyTheHolderAndHereTheLocalAdministratorRegister() {
        assertThat(register("la.za1", STARTER, "SMS", "07700 900123").text("detail"))
                .isEqualTo("+44 7700 900123");
        assertThat(register("la.zb2", STARTER, "SMS", "07700 900124").status()).isEqualTo(404);
        assertThat(register("staff.nurse", STARTER, "SMS", "07700 900124").status())
                .isEqualTo(404);
        for (String login : List.of("helpdesk1", "support1", "auditor1", "admin")) {
            assertThat(register(login, STARTER, "SMS", "07700 900124").codes())
                    .as(login)
                    .containsExactly("NOT_YOUR_ACCOUNT");
        }
        assertThat(register("servicenow", STARTER, "SMS", "07700 900124").codes())
                .containsExactly("WRONG_ROLE");
        assertThat(methods(STARTER)).hasSize(1);
    }

    @Test
    void whoEnrolsThemselvesIsUnderTheStandardPolicyAndSaysItTwiceWithoutHarm() {
        for (int times = 0; times < 2; times++) {
            assertThat(enrol("new.starter", STARTER).status()).isEqualTo(204);
        }
        assertThat(tenant.account(STARTER).get("groups").toString()).contains(CENTRAL);
        assertThat(entry(STARTER).policies()).containsExactly(MfaPolicy.STANDARD);
        assertThat(entry(STARTER).standardSince()).isBetween(World.MONDAY_MORNING, world.now());
        assertThat(recorded())
                .containsExactly("SELF_ENROL by new.starter: Enrolled by its holder: put into " + CENTRAL);
    }

    @Test
    void nobodyEnrolsSomebodyElse() {
        assertThat(enrol("la.za1", STARTER).codes()).containsExactly("NOT_YOUR_ACCOUNT");
        assertThat(enrol("support1", STARTER).codes()).containsExactly("NOT_YOUR_ACCOUNT");
        assertThat(enrol("la.zb2", STARTER).status()).isEqualTo(404);
        assertThat(enrol("staff.nurse", STARTER).status()).isEqualTo(404);
        assertThat(enrol("servicenow", STARTER).status()).isEqualTo(403);
        assertThat(enrol("staff.nurse", "nobody@za1.example").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"self-enrolment", "methods"})
    void thereIsNoWayOutByOneself(String what) {
        assertThat(world.as("staff.nurse")
                        .delete("/accounts/%s/%s".formatted(NURSE, what))
                        .status())
                .isEqualTo(405);
        assertThat(world.as("staff.nurse")
                        .delete("/groups/%s/members/%s".formatted(CENTRAL, NURSE))
                        .status())
                .isEqualTo(403);
        assertThat(tenant.account(NURSE).get("groups").toString()).contains(CENTRAL);
    }

    @Test
    void aCompromisedAccountCanDoNeither() {
        tenant.mark(NURSE);
        for (Api.Answer answer : List.of(
                register("staff.nurse", NURSE, "SMS", "07700 900123"),
                register("la.za1", NURSE, "SMS", "07700 900123"),
                enrol("staff.nurse", NURSE))) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.codes()).containsExactly("ACCOUNT_COMPROMISED");
        }
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aDisabledAccountCanDoNeither() {
        jdbc.sql("update directory_account set enabled = false where address = :address")
                .param("address", STARTER)
                .update();

        assertThat(register("new.starter", STARTER, "SMS", "07700 900123").codes())
                .containsExactly("ACCOUNT_DISABLED");
        assertThat(enrol("new.starter", STARTER).codes()).containsExactly("ACCOUNT_DISABLED");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whatTheDirectoryDidNotDoIsNotRecorded() {
        world.breakDirectory(Map.of("operation", "CHANGE_ACCOUNT", "mode", "REFUSE"));

        assertThat(register("new.starter", STARTER, "SMS", "07700 900123").codes())
                .containsExactly("DIRECTORY_UNAVAILABLE");
        assertThat(recorded()).isEmpty();
    }

    private Api.Answer register(String login, String account, String type, String number) {
        var body = new HashMap<String, Object>();
        body.put("type", type);
        body.put("phoneNumber", number);
        return world.as(login).post("/accounts/%s/methods".formatted(account), body);
    }

    private Api.Answer enrol(String login, String account) {
        return world.as(login).post("/accounts/%s/self-enrolment".formatted(account), Map.of());
    }

    private JsonNode methods(String account) {
        return tenant.account(account).get("methods");
    }

    private Entry entry(String account) {
        AccountAddress address = AccountAddress.of(account);
        return census.at(List.of(address)).get(address);
    }

    private List<String> recorded() {
        return jdbc.sql("select action || ' by ' || by_whom || ': ' || details from account_action order by id")
                .query(String.class)
                .list();
    }
}
