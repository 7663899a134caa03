package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.Api;
import org.gatehouse.World;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.standing.Standings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo tenant's exceptions in the hands of a test. */
public class ExceptionsOfTheTenant {

    private final Map<String, String> ids = new HashMap<>();
    private final World world;
    private final AccountDirectory accounts;
    private final ExceptionGroup group;
    private final Standings standings;
    private final ExceptionsOnCompromise onCompromise;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ExceptionsOfTheTenant(
            World world,
            AccountDirectory accounts,
            ExceptionGroup group,
            Standings standings,
            ExceptionsOnCompromise onCompromise,
            RuntimeService runtime,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.world = world;
        this.accounts = accounts;
        this.group = group;
        this.standings = standings;
        this.onCompromise = onCompromise;
        this.runtime = runtime;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Begins a test at a given instant, without any exception and with nobody ever compromised. */
    void beginAt(Instant instant) {
        List<String> before = runtime
                .createProcessInstanceQuery()
                .processDefinitionKeyIn(TermProcess.KEY, ShortTermProcess.KEY, LongTermProcess.KEY, "step-repair")
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!before.isEmpty()) {
            runtime.deleteProcessInstances(before, "A new test begins", true, true);
        }
        world.beginAt(instant);
        jdbc.sql("delete from account_standing").update();
        jdbc.sql("update repair set state = 'DECIDED' where state = 'OPEN'").update();
        accounts.membersOf(group.id()).forEach(account -> accounts.removeFromGroup(group.id(), account));
    }

    static Map<String, Object> shortTerm(String account) {
        return new HashMap<>(Map.of("account", account, "justification", "PHONE_STOLEN_OR_LOST"));
    }

    /** A form for 180 days that is accepted, where the accounts are eligible. */
    public static Map<String, Object> longTerm(String organisation, String... accounts) {
        var form = new HashMap<String, Object>();
        form.put("organisation", organisation);
        form.put("accounts", Arrays.asList(accounts));
        form.put("rationale", "CLINICAL_RISK");
        form.put(
                "alternativesConsidered",
                Map.of(
                        "coreMethods", "No mobile telephones in theatre",
                        "fido2", "Keys cannot be disinfected",
                        "namedLocation", "The site has no address of its own"));
        form.put("riskAssessment", "Low: the accounts read a rota");
        form.put("eliminationPlan", "Readers for smartcards by June");
        form.put(
                "seniorApproval",
                Map.of(
                        "name", "Jo Lund",
                        "role", "SIRO",
                        "email", "jo.lund@%s.example".formatted(organisation.toLowerCase(Locale.ROOT)),
                        "confirmedOn", "2020-11-20",
                        "reference", "IG-18/26"));
        return form;
    }

    /** Applies as the Local Administrator of the account's organisation and settles; answers the RITM. */
    String applyShort(String account) {
        String organisation = account.substring(account.indexOf('@') + 1, account.indexOf(".example"));
        return accepted(world.as("la." + organisation).post("/short-term-exceptions", shortTerm(account)));
    }

    String applyLong(Map<String, Object> form) {
        String login = "la." + form.get("organisation").toString().toLowerCase(Locale.ROOT);
        return accepted(world.as(login).post("/long-term-exceptions", form));
    }

    private String accepted(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        world.settle();
        return answer.text("ritm");
    }

    /** A long-term exception that was granted for all its accounts; answers the RITM. */
    String granted(String organisation, String... addresses) {
        String ritm = applyLong(longTerm(organisation, addresses));
        assertThat(world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"))
                        .status())
                .isEqualTo(200);
        world.settle();
        return ritm;
    }

    JsonNode term(String ritm, String account) {
        return StreamSupport.stream(world.request(ritm).at("/exception/terms").spliterator(), false)
                .filter(term -> term.path("account").asText().equals(account))
                .findFirst()
                .orElseThrow();
    }

    String state(String ritm, String account) {
        return term(ritm, account).path("state").asText();
    }

    Instant startsAt(String ritm, String account) {
        return Instant.parse(term(ritm, account).path("startsAt").asText());
    }

    Instant endsAt(String ritm, String account) {
        return Instant.parse(term(ritm, account).path("endsAt").asText());
    }

    /** Whether the directory itself has the account in the exception group. */
    boolean isExempt(String account) {
        return accounts.isMember(group.id(), id(account));
    }

    Set<String> exempt() {
        return accounts.membersOf(group.id());
    }

    void putIntoGroup(String account) {
        accounts.addToGroup(group.id(), id(account));
    }

    void takeOutOfGroup(String account) {
        accounts.removeFromGroup(group.id(), id(account));
    }

    /** The id that the directory gave the account. */
    String id(String account) {
        return ids.computeIfAbsent(
                account,
                address -> accounts.accountAt(AccountAddress.of(address))
                        .orElseThrow()
                        .id());
    }

    /** Marks the account as compromised and ends what it has, as a lock-down does. */
    void compromise(String account) {
        String id = id(account);
        standings.know(List.of(id));
        transaction.executeWithoutResult(status -> {
            standings.hold(id);
            standings.markCompromised(id);
            onCompromise.end(id, "la.za1");
        });
    }

    void remediate(String account) {
        String id = id(account);
        transaction.executeWithoutResult(status -> {
            standings.hold(id);
            standings.markRemediated(id);
        });
    }

    void sweep() {
        assertThat(world.as("admin").post("/demo/sweeps", Map.of()).status()).isEqualTo(204);
        world.settle();
    }
}
