package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.Api;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.store.Times;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the tests of lists begin with: a Monday morning, and accounts of ZA1 that nobody has enabled. */
@GatehouseTest
abstract class EnablementTest {

    static final String NEW_STARTER = "new.starter@za1.example";
    static final String SSPR_ONLY = "sspr.only@za1.example";
    static final String PER_USER = "peruser.legacy@za1.example";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @Autowired
    AccountDirectory directory;

    @Autowired
    CentralGroup group;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void mondayMorning() {
        compromises.beginAt(World.MONDAY_MORNING);
    }

    @AfterEach
    void putBack() {
        compromises.forget();
    }

    static byte[] list(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    Api.Answer handIn(String login, byte[] list, boolean dryRun) {
        return world.as(login)
                .upload(
                        "/bulk-enablements",
                        Map.of("organisation", "ZA1", "dryRun", String.valueOf(dryRun)),
                        "file",
                        "accounts.csv",
                        list);
    }

    /** Hands it in as ZA1's Local Administrator; answers the RITM. Nothing of the work has run yet. */
    String handIn(boolean dryRun, String... lines) {
        Api.Answer answer = handIn("la.za1", list(lines), dryRun);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.text("ritm");
    }

    JsonNode report(String ritm) {
        return world.as("la.za1").get("/bulk-enablements/" + ritm + "?size=200").body();
    }

    /** Such as "ENABLED" or "NOT_ENABLED SHARED_MAILBOX", by the account of each row. */
    Map<String, String> verdicts(String ritm) {
        var verdicts = new LinkedHashMap<String, String>();
        report(ritm)
                .path("rows")
                .forEach(row -> verdicts.put(
                        row.path("account").asText(),
                        (row.path("verdict").asText() + " " + row.path("code").asText("")).strip()));
        return verdicts;
    }

    boolean isEnabled(String account) {
        return directory.isMember(
                group.id(),
                directory.accountAt(AccountAddress.of(account)).orElseThrow().id());
    }

    /** Makes so many accounts of ZA1 with no policy; answers their addresses. */
    String[] makeAccounts(int count) {
        List<String> addresses = IntStream.range(0, count)
                .mapToObj("many%05d@za1.example"::formatted)
                .toList();
        jdbc.batchUpdate(
                "insert into directory_account values (?, ?, ?, 'ZA1', 'USER', true, false, false, false, ?)",
                addresses.stream()
                        .map(address ->
                                new Object[] {"id-of-" + address, address, "One of many", Times.of(World.MONDAY_MORNING)
                                })
                        .toList());
        return addresses.toArray(String[]::new);
    }

    /** What the request has to do next. */
    List<Job> due(String ritm) {
        return management
                .createJobQuery()
                .processInstanceId(world.processInstance(ritm))
                .executable()
                .list();
    }

    long count(String rows, String ritm) {
        return jdbc.queryForObject("select count(*) from " + rows + " and ritm = ?", Long.class, ritm);
    }
}
