package org.gatehouse.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.census.Census;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.MethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of enrolments begin with: a Monday morning, ZA1 onboarded to Named Locations, and nobody enrolling. */
@GatehouseTest
abstract class EnrolmentTest {

    static final String STARTER = "new.starter@za1.example";
    static final String LEGACY = "peruser.legacy@za1.example";
    static final String NURSE = "staff.nurse@za1.example";
    static final String LOCATIONS = "ZA1.sg.MFA-CA-NL-Users";
    static final String CENTRAL = "NHSmail.sg.MFA-CA-Std-Central";

    @Autowired
    World world;

    @Autowired
    CompromisesOfTheTenant compromises;

    @Autowired
    Census census;

    @Autowired
    EnrolmentRegister register;

    @Autowired
    AccountControl control;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    private long mailsBefore;

    @BeforeEach
    void mondayMorning() {
        List<String> before =
                runtime.createProcessInstanceQuery().processDefinitionKey(EnrolmentProcess.KEY).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        if (!before.isEmpty()) {
            runtime.deleteProcessInstances(before, "A new test begins", true, true);
        }
        jdbc.sql("delete from enrolment").update();
        jdbc.sql("delete from outbox where template = 'enrolment-not-registered'")
                .update();
        compromises.beginAt(World.MONDAY_MORNING);
        world.onboardToNamedLocations("ZA1");
        world.takeCensus();
        mailsBefore = allMails().count();
    }

    @AfterEach
    void putTheTenantBack() {
        compromises.forget();
    }

    /** Puts the account into the group at this instant. */
    Instant join(String group, String account) {
        Instant joined = world.now();
        world.changeDirectory(Map.of("account", account, "addTo", group));
        world.settle();
        return joined;
    }

    void leave(String group, String account) {
        world.changeDirectory(Map.of("account", account, "removeFrom", group));
        world.settle();
    }

    void registerMethod(String account) {
        control.register(id(account), new AuthenticationMethod(MethodType.SMS, "+44 7700 900123"));
        world.settle();
    }

    boolean hasPerUserMfa(String account) {
        return compromises.account(account).get("perUserMfa").asBoolean();
    }

    /** The newest enrolment of the account. */
    Enrolment enrolment(String account) {
        return register.latestOf(id(account)).orElseThrow();
    }

    EnrolmentState state(String account) {
        return enrolment(account).state();
    }

    boolean isFollowed(String account) {
        return register.latestOf(id(account)).isPresent();
    }

    String id(String account) {
        return jdbc.sql("select id from directory_account where address = :address")
                .param("address", account)
                .query(String.class)
                .single();
    }

    /** Who got mails in this test whose subject begins so. */
    List<String> mails(String subject) {
        return mailsOfThisTest()
                .filter(mail -> mail.path("subject").asText().startsWith(subject))
                .map(mail -> mail.path("to").asText())
                .toList();
    }

    /** When the mails of this test were sent whose subject begins so. */
    List<Instant> sentAt(String subject) {
        return mailsOfThisTest()
                .filter(mail -> mail.path("subject").asText().startsWith(subject))
                .map(mail -> Instant.parse(mail.path("at").asText()))
                .toList();
    }

    String mail(String subject) {
        return mailsOfThisTest()
                .filter(mail -> mail.path("subject").asText().startsWith(subject))
                .findFirst()
                .orElseThrow()
                .path("body")
                .asText();
    }

    /** The newest come first. */
    private Stream<JsonNode> mailsOfThisTest() {
        return allMails().limit(allMails().count() - mailsBefore);
    }

    private Stream<JsonNode> allMails() {
        return StreamSupport.stream(
                world.as("admin").get("/demo/mail").body().path("items").spliterator(), false);
    }

    void passUntil(Instant instant) {
        world.pass(Duration.between(world.now(), instant).plusSeconds(2));
        assertThat(world.now()).isAfterOrEqualTo(instant);
    }
}
