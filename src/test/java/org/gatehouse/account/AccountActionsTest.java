package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.census.Census;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What may be done to an account, done and refused through the REST interface. */
@GatehouseTest
class AccountActionsTest {

    private static final String NURSE = "staff.nurse@za1.example";
    private static final String CLERK = "ward.clerk@za1.example";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private Census census;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
        jdbc.sql("delete from account_action").update();
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    @Test
    void anOrdinaryAccountPermitsAllButRemediation() {
        assertThat(texts(account().get("permittedActions")))
                .containsExactlyInAnyOrder(
                        "DELETE_ACCOUNT",
                        "DELETE_ONEDRIVE",
                        "DELEGATE_ONEDRIVE",
                        "EXPORT_DETAILS",
                        "RESET_PASSWORD",
                        "DELEGATE_MAILBOX",
                        "SET_OUT_OF_OFFICE",
                        "RE_ENROL_MFA",
                        "MARK_COMPROMISED");
        assertThat(account().get("blockedActions")).hasSize(1);
        assertThat(account().get("devices")).hasSize(2);
        assertThat(account().get("mailboxRules")).hasSize(3);
        assertThat(account().get("mailboxDelegates")).hasSize(1);
    }

    @Test
    void aCompromisedAccountPermitsExactlyFive() {
        compromises.markAndSettle(NURSE);
        assertThat(texts(account().get("permittedActions")))
                .containsExactlyInAnyOrder(
                        "DELETE_ACCOUNT", "DELETE_ONEDRIVE", "DELEGATE_ONEDRIVE", "EXPORT_DETAILS", "REMEDIATE");
        assertThat(account().get("blockedActions"))
                .hasSize(4)
                .allSatisfy(
                        blocked -> assertThat(blocked.get("reason").asText()).contains("Remediate"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESET_PASSWORD", "DELEGATE_MAILBOX", "SET_OUT_OF_OFFICE", "RE_ENROL_MFA"})
    void whileCompromisedNobodyDoesAnythingElse(String action) {
        compromises.mark(NURSE);
        for (String login : List.of("la.za1", "helpdesk1", "support1")) {
            Api.Answer answer = act(login, NURSE, action, Map.of("delegate", CLERK, "message", "Away"));
            assertThat(answer.status()).as(login).isEqualTo(409);
            assertThat(answer.codes()).containsExactly("ACCOUNT_COMPROMISED");
            assertThat(answer.text("detail")).contains("Remediate it first");
        }
        assertThat(recorded()).isEmpty();
    }

    @Test
    void whileCompromisedTheOneDriveMayBeDelegatedAndDeletedAndTheDetailsExported() {
        compromises.mark(NURSE);
        assertThat(act("la.za1", NURSE, "DELEGATE_ONEDRIVE", Map.of("delegate", CLERK))
                        .status())
                .isEqualTo(200);
        assertThat(act("la.za1", NURSE, "EXPORT_DETAILS", Map.of()).text("address"))
                .isEqualTo(NURSE);
        assertThat(act("la.za1", NURSE, "DELETE_ONEDRIVE", Map.of()).status()).isEqualTo(200);
        assertThat(recorded()).containsExactly("DELEGATE_ONEDRIVE", "EXPORT_DETAILS", "DELETE_ONEDRIVE");
    }

    @Test
    void aCompromisedAccountThatIsDeletedClosesItsCaseAtOnceAndIsRemembered() {
        String ritm = compromises.markAndSettle(NURSE);
        assertThat(act("la.za1", NURSE, "DELETE_ACCOUNT", Map.of()).status()).isEqualTo(200);
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("CLOSED");

        assertThat(account().get("status").asText()).isEqualTo("DELETED");
        assertThat(account().get("permittedActions")).isEmpty();
        assertThat(account().get("methods")).isEmpty();
        assertThat(account().get("notes")).isNotEmpty();
        assertThat(world.as("la.zb2").get("/accounts/" + NURSE).status()).isEqualTo(404);
        assertThat(act("la.za1", NURSE, "EXPORT_DETAILS", Map.of()).codes()).containsExactly("ACCOUNT_DELETED");
        assertThat(act("la.za1", NURSE, "DELETE_ACCOUNT", Map.of()).status()).isEqualTo(200);
        assertThat(recorded()).containsExactly("DELETE_ACCOUNT");
        assertThat(Browserless.signedIn(world.baseUrl(), "la.za1")
                        .get("/accounts/" + NURSE)
                        .body())
                .contains("Deleted")
                .contains("What was done")
                .contains("The account was deleted");
    }

    @Test
    void noExceptionOutlivesItsAccount() {
        Api.Answer applied = world.as("la.za1")
                .post("/short-term-exceptions", Map.of("account", CLERK, "justification", "NO_SIGNAL"));
        assertThat(applied.status()).isEqualTo(201);
        world.settle();
        assertThat(act("la.za1", CLERK, "DELETE_ACCOUNT", Map.of()).status()).isEqualTo(200);
        world.settle();
        assertThat(world.status(applied.text("ritm"))).isEqualTo("ENDED");
    }

    @Test
    void aPasswordIsFreshEachTimeAndNeverKept() {
        var withKey = world.as("la.za1").with("Idempotency-Key", "reset-" + System.nanoTime());
        String path = "/accounts/%s/actions/RESET_PASSWORD".formatted(NURSE);
        Api.Answer first = withKey.post(path, Map.of());
        Api.Answer second = withKey.post(path, Map.of());
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.response().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        assertThat(second.status()).isEqualTo(200);
        assertThat(first.text("password")).hasSize(16).isNotEqualTo(second.text("password"));
        assertThat(jdbc.sql("select details from account_action")
                        .query(String.class)
                        .list())
                .hasSize(2)
                .noneMatch(details -> details.contains(first.text("password")));
    }

    @Test
    void enrollingAgainRemovesEveryMethodAndNothingElse() {
        world.takeCensus();
        JsonNode before = account();
        assertThat(act("helpdesk1", NURSE, "RE_ENROL_MFA", Map.of()).status()).isEqualTo(200);
        assertThat(account().get("methods")).isEmpty();
        for (String unchanged : List.of(
                "groups", "policies", "perUserMfa", "status", "administrator", "everCompromised", "exception")) {
            assertThat(account().get(unchanged)).as(unchanged).isEqualTo(before.get(unchanged));
        }
        assertThat(recorded()).containsExactly("RE_ENROL_MFA");
        assertThat(jdbc.sql("select by_whom || ': ' || details from account_action")
                        .query(String.class)
                        .single())
                .isEqualTo("helpdesk1: All methods were removed, to be registered again");

        assertThat(act("la.za1", NURSE, "RE_ENROL_MFA", Map.of()).status())
                .as("again without harm")
                .isEqualTo(200);
        assertThat(world.as("staff.nurse")
                        .post("/accounts/%s/methods".formatted(NURSE), Map.of("type", "AUTHENTICATOR_APP"))
                        .status())
                .as("and the holder registers anew")
                .isEqualTo(201);
        assertThat(account().get("methods")).hasSize(1);
    }

    @Test
    void enrollingAgainIsSeenInReportsAtOnce() {
        world.takeCensus();
        act("la.za1", NURSE, "RE_ENROL_MFA", Map.of());
        assertThat(census.at(List.of(AccountAddress.of(NURSE))).values())
                .singleElement()
                .satisfies(entry -> assertThat(entry.hasCoreMethod()).isFalse());
    }

    @Test
    void aDelegateIsSomebodyElseOfTheTenantWhoIsNotCompromised() {
        assertThat(act("la.za1", NURSE, "DELEGATE_MAILBOX", Map.of()).codes()).containsExactly("REQUIRED");
        assertThat(act("la.za1", NURSE, "DELEGATE_MAILBOX", Map.of("delegate", NURSE))
                        .codes())
                .containsExactly("NOT_ALLOWED");
        assertThat(act("la.za1", NURSE, "DELEGATE_MAILBOX", Map.of("delegate", "nobody@za1.example"))
                        .codes())
                .containsExactly("ACCOUNT_UNKNOWN");
        compromises.mark(CLERK);
        Api.Answer compromised = act("la.za1", NURSE, "DELEGATE_MAILBOX", Map.of("delegate", CLERK));
        assertThat(compromised.status()).isEqualTo(422);
        assertThat(compromised.codes()).containsExactly("ACCOUNT_COMPROMISED");
        String finance = "finance.officer@za1.example";
        assertThat(act("la.za1", NURSE, "DELEGATE_MAILBOX", Map.of("delegate", finance))
                        .status())
                .isEqualTo(200);
        assertThat(texts(account().get("mailboxDelegates"))).contains(finance);
    }

    @Test
    void theHelpdeskDeletesNothingAndOtherOrganisationsFindNothing() {
        assertThat(act("helpdesk1", NURSE, "DELETE_ACCOUNT", Map.of()).status()).isEqualTo(403);
        assertThat(act("helpdesk1", NURSE, "DELETE_ONEDRIVE", Map.of()).status())
                .isEqualTo(403);
        assertThat(act("la.zb2", NURSE, "RESET_PASSWORD", Map.of()).status()).isEqualTo(404);
        assertThat(act("la.za1", NURSE, "EXPLODE", Map.of()).status()).isEqualTo(400);
        assertThat(act("la.za1", NURSE, "REMEDIATE", Map.of()).status()).isEqualTo(409);
        assertThat(act("la.za1", NURSE, "MARK_COMPROMISED", Map.of()).codes()).containsExactly("DONE_ELSEWHERE");
        assertThat(act("la.za1", "break.glass@za1.example", "DELETE_ACCOUNT", Map.of())
                        .codes())
                .containsExactly("ACTION_NOT_PERMITTED");
        assertThat(recorded()).isEmpty();
    }

    @Test
    void theOutOfOfficeIsSetAndEnded() {
        assertThat(act("la.za1", NURSE, "SET_OUT_OF_OFFICE", Map.of("message", "Away"))
                        .text("done"))
                .contains("set");
        assertThat(act("la.za1", NURSE, "SET_OUT_OF_OFFICE", Map.of()).text("done"))
                .contains("ended");
        assertThat(act("la.za1", NURSE, "SET_OUT_OF_OFFICE", Map.of("message", "x".repeat(4001)))
                        .codes())
                .containsExactly("TOO_LONG");
    }

    @Test
    void everyMethodLeftIsRemovedWhileACaseIsOpen() {
        String path = "/accounts/%s/method-removal".formatted(NURSE);
        assertThat(world.as("la.za1").post(path, Map.of()).codes()).containsExactly("NOT_COMPROMISED");
        String ritm = compromises.markAndSettle(NURSE);
        assertThat(account().get("methods")).isNotEmpty();
        assertThat(world.as("la.za1").post(path, Map.of()).status()).isEqualTo(200);
        assertThat(account().get("methods")).isEmpty();
        assertThat(world.as("la.za1")
                        .get("/requests/%s/timeline".formatted(ritm))
                        .body()
                        .toString())
                .contains("Every method left was removed");
    }

    private Api.Answer act(String login, String account, String action, Map<String, ?> body) {
        return world.as(login).post("/accounts/%s/actions/%s".formatted(account, action), body);
    }

    private JsonNode account() {
        return compromises.account(NURSE);
    }

    private List<String> recorded() {
        return jdbc.sql("select action from account_action order by id")
                .query(String.class)
                .list();
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }
}
