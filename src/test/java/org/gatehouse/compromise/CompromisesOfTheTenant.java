package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.Api;
import org.gatehouse.World;
import org.gatehouse.store.Times;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demo tenant's compromised accounts in the hands of a test. Whatever is done to the tenant is put back. */
@TestComponent
public class CompromisesOfTheTenant {

    public static final Map<String, Object> EMAIL_SURGE = Map.of("signs", List.of("EMAIL_SURGE"));
    public static final Map<String, Object> REMEDIATION = Map.of(
            "identityCheckedBy", "Priya Nair",
            "identityCheckMethod", "In person, with the staff card",
            "checklist",
                    List.of(
                            "IDENTITY_CHECKED",
                            "DEVICES_REVIEWED",
                            "RULES_EXPLAINED",
                            "DELEGATES_REVIEWED",
                            "METHODS_EXPLAINED"));

    /** Whose the cases of earlier tests are, so that nothing is looked after for their accounts any more. */
    private static final String NOBODY = "nobody";

    private static final List<String> TABLES = List.of(
            "directory_account",
            "directory_account_term",
            "directory_account_method",
            "directory_account_licence",
            "directory_account_more",
            "directory_deleted_account",
            "directory_device",
            "directory_mailbox_rule",
            "directory_mailbox_delegate",
            "directory_one_drive_delegate",
            "directory_member");

    private final World world;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private boolean remembered;

    CompromisesOfTheTenant(World world, RuntimeService runtime, JdbcClient jdbc) {
        this.world = world;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** Begins a test at a given instant, with nobody ever compromised. */
    public void beginAt(Instant instant) {
        List<String> before = runtime
                .createProcessInstanceQuery()
                .processDefinitionKeyIn(CompromiseProcess.KEY, "exception-term", "step-repair")
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!before.isEmpty()) {
            runtime.deleteProcessInstances(before, "A new test begins", true, true);
        }
        world.beginAt(instant);
        jdbc.sql("update repair set state = 'DECIDED' where state = 'OPEN'").update();
        forget();
        remember();
        // the tenant was made today, which may be after the instant at which the test begins
        jdbc.sql("update directory_account set sessions_valid_from = :before")
                .param("before", Times.of(instant.minus(Duration.ofDays(1))))
                .update();
    }

    private void remember() {
        if (!remembered) {
            TABLES.forEach(table -> {
                jdbc.sql("drop table if exists kept_" + table).update();
                jdbc.sql("create table kept_%1$s as select * from %1$s".formatted(table))
                        .update();
            });
            remembered = true;
        }
    }

    /** Puts the tenant back. */
    public void forget() {
        jdbc.sql("delete from account_standing").update();
        jdbc.sql(
                        "insert into account_standing (account_id, compromised, ever_compromised) values (:nobody, false, false)")
                .param("nobody", NOBODY)
                .update();
        jdbc.sql("update compromise_case set account_id = :nobody, slot = null,"
                        + " closed_at = coalesce(closed_at, current_timestamp) where account_id <> :nobody")
                .param("nobody", NOBODY)
                .update();
        jdbc.sql("delete from account_note").update();
        if (remembered) {
            TABLES.forEach(table -> {
                jdbc.sql("delete from " + table).update();
                jdbc.sql("insert into %1$s select * from kept_%1$s".formatted(table))
                        .update();
            });
        }
    }

    /** Marks the account as its Local Administrator; answers the RITM. Nothing of the lock-down has run yet. */
    public String mark(String account) {
        Api.Answer answer = mark(administratorOf(account), account);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.body().get("ritm").asText();
    }

    /** Marks the account and runs what is due. */
    public String markAndSettle(String account) {
        String ritm = mark(account);
        world.settle();
        return ritm;
    }

    public JsonNode containment(String account) {
        return world.as(administratorOf(account))
                .get("/accounts/%s/containment".formatted(account))
                .body();
    }

    public String verdict(String account) {
        return containment(account).get("verdict").asText();
    }

    /** The states of the steps by their names. */
    public Map<String, String> steps(String account) {
        var steps = new TreeMap<String, String>();
        containment(account)
                .get("steps")
                .forEach(step ->
                        steps.put(step.get("step").asText(), step.get("state").asText()));
        return steps;
    }

    public JsonNode step(String account, String name) {
        return StreamSupport.stream(containment(account).get("steps").spliterator(), false)
                .filter(step -> step.get("step").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public JsonNode account(String account) {
        return world.as("support1").get("/accounts/" + account).body();
    }

    public Api.Answer remediate(String login, String account) {
        return world.as(login).post("/accounts/%s/remediation".formatted(account), REMEDIATION);
    }

    public void breakStep(String step, String account, String mode) {
        world.breakDirectory(Map.of("operation", step, "account", account, "mode", mode));
    }

    /** The answer to marking as that login. */
    public Api.Answer mark(String login, String account) {
        return world.as(login).post("/accounts/%s/compromise".formatted(account), EMAIL_SURGE);
    }

    /** Marks them in one call, as that login; answers the RITM of each. */
    public Map<String, String> markAll(String login, List<String> accounts) {
        Api.Answer answer = world.as(login)
                .post("/compromises", Map.of("accounts", accounts, "signs", List.of("MALICIOUS_CONTENT")));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return StreamSupport.stream(answer.body().get("items").spliterator(), false)
                .collect(Collectors.toMap(
                        item -> item.get("account").asText(),
                        item -> item.get("ritm").asText()));
    }

    public int run(String account) {
        return containment(account).get("run").asInt();
    }

    public List<String> notes(String account) {
        return StreamSupport.stream(account(account).get("notes").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    public Api.Answer handOver(String login, String account) {
        return world.as(login).post("/accounts/%s/password-handover".formatted(account), Map.of());
    }

    /** Somebody does it in Exchange. */
    void disableRules(String account) {
        jdbc.sql("update directory_mailbox_rule set enabled = false where account_id = :id")
                .param("id", id(account))
                .update();
    }

    /** Somebody sets a password in the directory. */
    void passwordSetAt(String account, Instant at) {
        jdbc.sql("delete from directory_account_more where account_id = :id")
                .param("id", id(account))
                .update();
        jdbc.sql("insert into directory_account_more (account_id, password_set_at) values (:id, :at)")
                .param("id", id(account))
                .param("at", Times.of(at))
                .update();
    }

    /** The id that the directory gave the account. */
    String id(String account) {
        return jdbc.sql("select id from directory_account where address = :address")
                .param("address", account)
                .query(String.class)
                .single();
    }

    String instanceOf(String ritm) {
        return jdbc.sql("select process_instance from compromise_case where ritm = :ritm")
                .param("ritm", ritm)
                .query(String.class)
                .single();
    }

    /** Such as la.za1. */
    static String administratorOf(String account) {
        return "la." + account.substring(account.indexOf('@') + 1, account.indexOf(".example"));
    }
}
