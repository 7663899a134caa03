package org.gatehouse.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The directory changed and broken from outside, through the demo's part of the REST contract. */
@GatehouseTest
class BehindOurBackTest {

    private static final String CLERK = "user28@x26.example";

    @Autowired
    private World world;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        world.beginAt(World.MONDAY_MORNING);
    }

    @Test
    void anAccountIsMadeWhatTheChangeSays() {
        world.changeDirectory(Map.of(
                "account", CLERK.toUpperCase(),
                "administrator", true,
                "kind", "SHARED_MAILBOX",
                "addTo", "NHSmail.sg.MFA-Exceptions",
                "removeFrom", "NHSmail.sg.MFA-CA-Std-Central"));

        DirectoryAccount changed = account();
        assertThat(changed.administrator()).isTrue();
        assertThat(changed.kind()).isEqualTo(AccountKind.SHARED_MAILBOX);
        assertThat(changed.groups())
                .extracting(SecurityGroup::displayName)
                .containsExactly("NHSmail.sg.MFA-Exceptions");

        world.changeDirectory(Map.of(
                "account", CLERK, "administrator", false, "kind", "USER", "addTo", "NHSmail.sg.MFA-CA-Std-Central"));
        assertThat(account().isUnderMfa()).isTrue();
        assertThat(account().administrator()).isFalse();
    }

    @Test
    void aDeletedAccountIsGone() {
        jdbc.sql("insert into directory_account values"
                        + " ('leaver', 'leaver@x26.example', 'Lee Ver', 'X26', 'USER', true, false, false,"
                        + " false, timestamp '2026-01-01 00:00:00')")
                .update();
        assertThat(accounts.account("leaver")).isPresent();

        world.changeDirectory(Map.of("account", "leaver@x26.example", "delete", true));

        assertThat(accounts.account("leaver")).isEmpty();
        assertThat(codes(change(Map.of("account", "leaver@x26.example", "administrator", true))))
                .containsExactly("account ACCOUNT_UNKNOWN");
    }

    @Test
    void everyProblemOfAChangeIsNamed() {
        assertThat(codes(change(Map.of()))).containsExactly("group REQUIRED");
        assertThat(codes(change(Map.of("account", "nobody@x26.example", "addTo", "No.Such", "removeFrom", "Nor.This"))))
                .containsExactly("account ACCOUNT_UNKNOWN", "addTo GROUP_NOT_FOUND", "removeFrom GROUP_NOT_FOUND");
        assertThat(codes(change(Map.of("account", "no address", "group", "ZA1-reception", "renameTo", "x"))))
                .containsExactly("account EMAIL_INVALID", "group NOT_ALLOWED", "renameTo NOT_ALLOWED");
        assertThat(codes(change(Map.of(
                        "group", "No.Such", "administrator", true, "kind", "USER", "addTo", "a", "removeFrom", "b"))))
                .containsExactlyInAnyOrder(
                        "administrator NOT_ALLOWED",
                        "kind NOT_ALLOWED",
                        "addTo NOT_ALLOWED",
                        "removeFrom NOT_ALLOWED",
                        "group GROUP_NOT_FOUND");
        assertThat(change(Map.of("account", CLERK, "kind", "ROBOT")).status()).isEqualTo(400);
    }

    @Test
    void nothingIsChangedWhereAnythingIsWrong() {
        assertThat(change(Map.of("account", CLERK, "administrator", true, "addTo", "No.Such"))
                        .status())
                .isEqualTo(422);

        assertThat(account().administrator()).isFalse();
    }

    @Test
    void aFaultStrikesTheAccountThatItNames() {
        world.breakDirectory(Map.of("operation", "READ", "account", CLERK, "mode", "DOWN"));

        assertThatThrownBy(this::account).isInstanceOf(DirectoryUnavailable.class);
        assertThat(accounts.accountAt(AccountAddress.of("user27@x26.example"))).isPresent();

        world.breakDirectory(Map.of("account", CLERK, "mode", "NONE"));
        assertThat(account().address().value()).isEqualTo(CLERK);
    }

    @Test
    void aFaultOfAnUnknownAccountIsRefusedWithEverythingElse() {
        var fault = new HashMap<String, Object>();
        fault.put("account", "nobody@x26.example");
        fault.put("times", 0);

        assertThat(codes(world.as("admin").post("/demo/directory-faults", fault)))
                .containsExactlyInAnyOrder("mode REQUIRED", "times OUT_OF_RANGE", "account ACCOUNT_UNKNOWN");
    }

    private DirectoryAccount account() {
        return accounts.accountAt(AccountAddress.of(CLERK)).orElseThrow();
    }

    private Api.Answer change(Map<String, Object> change) {
        return world.as("admin").post("/demo/directory-changes", change);
    }

    private static List<String> codes(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return StreamSupport.stream(answer.body().path("errors").spliterator(), false)
                .map(error ->
                        error.path("field").asText() + " " + error.path("code").asText())
                .toList();
    }
}
