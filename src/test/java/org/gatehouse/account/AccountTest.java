package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.standing.Standings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts through the REST interface. */
@GatehouseTest
class AccountTest {

    @Autowired
    private World world;

    @Autowired
    private AccountDirectory directory;

    @Autowired
    private Standings standings;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void mondayMorning() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void anAccountIsShownWithAllThatIsKnown() {
        JsonNode clerk = get("la.za1", "ward.clerk@za1.example").body();

        assertThat(clerk.path("address").asText()).isEqualTo("ward.clerk@za1.example");
        assertThat(clerk.path("displayName").asText()).isNotBlank();
        assertThat(clerk.path("organisation").asText()).isEqualTo("ZA1");
        assertThat(clerk.path("kind").asText()).isEqualTo("USER");
        assertThat(clerk.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(clerk.path("administrator").asBoolean()).isFalse();
        assertThat(clerk.path("breakGlass").asBoolean()).isFalse();
        assertThat(clerk.path("compromised").asBoolean()).isFalse();
        assertThat(clerk.path("everCompromised").asBoolean()).isFalse();
        assertThat(clerk.path("perUserMfa").asBoolean()).isFalse();
        assertThat(texts(clerk.path("policies"))).containsExactly("STANDARD");
        assertThat(texts(clerk.path("groups"))).containsExactly("NHSmail.sg.MFA-CA-Std-Central");
        assertThat(texts(clerk.path("licences"))).contains("Office 365 E3");
        assertThat(clerk.path("methods").findValuesAsText("type")).containsExactly("AUTHENTICATOR_APP", "SMS");
        assertThat(clerk.at("/methods/1/detail").asText()).startsWith("+44 7700 900");
        assertThat(clerk.path("exception").isNull()).isTrue();
        assertThat(clerk.has("exception")).isTrue();
        assertThat(clerk.path("notes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "shared.reception, SHARED_USER_ACCOUNT, kind",
        "shared.mailbox, SHARED_MAILBOX, kind",
        "peruser.legacy, true, perUserMfa",
        "atp.admin, true, administrator",
        "break.glass, true, breakGlass"
    })
    void theDemoAccountsAreWhatTheyAreFor(String name, String value, String field) {
        assertThat(get("helpdesk1", name + "@x26.example").text(field)).isEqualTo(value);
    }

    @Test
    void capitalsInAnAddressDoNotMatter() {
        assertThat(get("la.za1", "Ward.Clerk@ZA1.example").text("address")).isEqualTo("ward.clerk@za1.example");
    }

    @ParameterizedTest
    @CsvSource({"la.za1, true", "helpdesk1, true", "support1, true", "auditor1, false", "servicenow, false"})
    void telephoneNumbersAreForThoseWhoHelpTheHolder(String login, boolean shown) {
        String number =
                get(login, "user04@za1.example").body().at("/methods/1/detail").asText();

        assertThat(number).matches(shown ? "\\+44 7700 900\\d{3}" : "ending in \\d{3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ward.clerk@zb2.example", "nobody@za1.example", "no-address", "%27@za1.example"})
    void anAccountOfAnotherOrganisationAndNoneAreTheSame(String address) {
        Api.Answer answer = get("la.za1", address);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.codes()).containsExactly("NOT_FOUND");
        assertThat(answer.text("detail"))
                .isEqualTo(get("la.za1", "nobody@za1.example").text("detail"));
    }

    @Test
    void howAnAccountStandsAndTheNotesOnItAreShown() {
        String id = directory
                .accountAt(AccountAddress.of("user05@zb2.example"))
                .orElseThrow()
                .id();
        standings.know(List.of(id));
        transaction.executeWithoutResult(status -> {
            standings.hold(id);
            standings.markCompromised(id);
            standings.note(id, "helpdesk1", "Seen abroad");
        });

        JsonNode account = get("la.zb2", "user05@zb2.example").body();
        assertThat(account.path("compromised").asBoolean()).isTrue();
        assertThat(account.path("everCompromised").asBoolean()).isTrue();
        assertThat(texts(account.path("notes"))).containsExactly("Seen abroad");
        assertThat(found("la.zb2", "/accounts?q=user05")
                        .get(0)
                        .path("compromised")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aRunningExceptionIsPartOfTheAccount() {
        String ritm = world.as("la.zb2")
                .post("/short-term-exceptions", Map.of("account", "user06@zb2.example", "justification", "NO_SIGNAL"))
                .text("ritm");
        world.settle();

        JsonNode exception = get("la.zb2", "user06@zb2.example").body().path("exception");
        assertThat(exception.path("ritm").asText()).isEqualTo(ritm);
        assertThat(exception.path("kind").asText()).isEqualTo("SHORT");
        assertThat(exception.path("state").asText()).isEqualTo("ACTIVE");
        assertThat(exception.path("startsAt").asText()).startsWith("2026-11-23T10:00:0");
        assertThat(exception.path("endsAt").asText()).startsWith("2026-11-24T10:00:0");
    }

    @Test
    void aLocalAdministratorFindsTheOwnOrganisationsAccountsOnly() {
        assertThat(addresses("la.za1", "/accounts?size=200"))
                .hasSize(44)
                .allMatch(address -> address.endsWith("za1.example"));
        assertThat(addresses("la.za1", "/accounts?q=ward")).containsExactly("ward.clerk@za1.example");
        assertThat(addresses("la.za1", "/accounts?organisation=ZB2")).isEmpty();
        assertThat(addresses("helpdesk1", "/accounts?q=ward.cl"))
                .containsExactly("ward.clerk@x26.example", "ward.clerk@za1.example", "ward.clerk@zb2.example");
        assertThat(addresses("servicenow", "/accounts?q=ward&organisation=zb2"))
                .containsExactly("ward.clerk@zb2.example");
        assertThat(addresses("la.za1", "/accounts?q=walsh")).containsExactly("staff.nurse@za1.example");
    }

    @Test
    void accountsComeInPagesInTheOrderOfTheirAddresses() {
        List<String> all = addresses("la.za1", "/accounts?size=200");
        assertThat(all).hasSize(44).isSorted();

        JsonNode second = world.as("la.za1").get("/accounts?page=1&size=20").body();
        assertThat(second.path("total").asInt()).isEqualTo(44);
        assertThat(second.path("items").findValuesAsText("address")).isEqualTo(all.subList(20, 40));
    }

    @Test
    void everyMistakeOfASearchIsNamed() {
        Api.Answer answer = world.as("la.za1").get("/accounts?organisation=!&q=" + "x".repeat(101));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).containsExactly("ODS_CODE_INVALID", "TOO_LONG");
    }

    @Test
    void whileTheDirectoryIsAwayThatIsSaid() {
        world.breakDirectory(Map.of("operation", "READ", "mode", "DOWN"));

        for (String path : List.of("/accounts", "/accounts/ward.clerk@za1.example")) {
            Api.Answer answer = world.as("la.za1").get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.codes()).containsExactly("DIRECTORY_UNAVAILABLE");
        }
    }

    private Api.Answer get(String login, String address) {
        return world.as(login).get("/accounts/" + address);
    }

    private List<JsonNode> found(String login, String path) {
        return list(world.as(login).get(path).body().path("items"));
    }

    private List<String> addresses(String login, String path) {
        return found(login, path).stream()
                .map(account -> account.path("address").asText())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
