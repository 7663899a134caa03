package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.Api;
import org.gatehouse.Browserless;
import org.gatehouse.Facts;
import org.gatehouse.GatehouseTest;
import org.gatehouse.World;
import org.gatehouse.compromise.CompromisesOfTheTenant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * Passwords, tokens and telephone numbers are given through every door that takes one, and then looked for in the whole
 * database, the log and the mails. The demo directory stands for a system of its own, which does keep numbers.
 */
@GatehouseTest
// a database of its own: all of it is searched
@TestPropertySource(properties = "gatehouse.api.posts-per-minute=100001")
class SecretsCanaryTest {

    private static final String STARTER = "new.starter@za1.example";
    private static final String ENGINE = "engine/engine/default/";

    private static final String PASSWORD = "Canary-pass-7c1f";
    private static final String TOKEN = "canary.token-5e0b.signature";
    private static final String VARIABLE = "canary-variable-" + "v".repeat(120) + "-end";
    private static final String NUMBER = "7700 900941";

    @Autowired
    private World world;

    @Autowired
    private CompromisesOfTheTenant compromises;

    @Autowired
    private Facts facts;

    @Autowired
    private JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        compromises.beginAt(World.MONDAY_MORNING);
        log.setContext(root().getLoggerContext());
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void putBack() {
        root().detachAppender(log);
        compromises.forget();
    }

    @Test
    void whatIsGivenThroughEveryDoorIsFoundNowhere() {
        long before = facts.last();
        Browserless visitor = new Browserless(world.baseUrl());
        visitor.submit("/login", Map.of("username", "la.za1", "password", PASSWORD));
        call("Basic " + base64("la.za1:" + PASSWORD));
        call("Bearer " + TOKEN);
        Api.Answer registered = world.as("new.starter")
                .post("/accounts/%s/methods".formatted(STARTER), Map.of("type", "SMS", "phoneNumber", "0" + NUMBER));
        assertThat(registered.status()).isEqualTo(201);
        Api.Answer reset = world.as("la.za1").post("/accounts/%s/actions/RESET_PASSWORD".formatted(STARTER), Map.of());
        assertThat(reset.status()).isEqualTo(200);
        administrate();
        world.settle();
        root().detachAppender(log);

        List<String> secrets = List.of(
                PASSWORD, base64("la.za1:" + PASSWORD), TOKEN, NUMBER, NUMBER.replace(" ", ""), reset.text("password"));
        assertThat(facts.since(before)).as("what was done is on record").hasSizeGreaterThan(5);
        List<String> database = dump();
        String said = log.list.stream().map(SecretsCanaryTest::inFull).reduce("", String::concat);
        String mails = world.as("admin").get("/demo/mail").body().toString();
        for (String secret : secrets) {
            assertThat(found(database, secret)).as("%s in the database", secret).isEmpty();
            assertThat(said.contains(secret)).as("%s in the log", secret).isFalse();
            assertThat(mails.contains(secret)).as("%s in the mails", secret).isFalse();
        }
        assertThat(facts.since(before).toString()).doesNotContain("canary-variable");
    }

    @Test
    void theSearchFindsWhatIsThere() {
        jdbc.sql("insert into account_note (account_id, at, by_whom, note) values ('nobody', now(), 'x', :note)")
                .param("note", "It is " + PASSWORD)
                .update();
        assertThat(found(dump(), PASSWORD)).singleElement().asString().contains("ACCOUNT_NOTE");
        jdbc.sql("delete from account_note where account_id = 'nobody'").update();
        assertThat(found(dump(), PASSWORD)).isEmpty();

        jdbc.sql("insert into act_ge_bytearray (id_, bytes_) values ('canary', :bytes)")
                .param("bytes", TOKEN.getBytes(StandardCharsets.UTF_8))
                .update();
        assertThat(found(dump(), TOKEN)).singleElement().asString().contains("ACT_GE_BYTEARRAY");
        jdbc.sql("delete from act_ge_bytearray where id_ = 'canary'").update();
    }

    /** Users with passwords and variables come through Camunda Admin and Cockpit. */
    private void administrate() {
        Browserless admin = Browserless.signedIn(world.baseUrl(), "admin");
        String user =
                "{\"profile\":{\"id\":\"canary7\",\"firstName\":\"C\",\"lastName\":\"\",\"email\":\"c@x.example\"},"
                        + "\"credentials\":{\"password\":\"%s\"}}".formatted(PASSWORD);
        var created = admin.camunda("POST", ENGINE + "user/create", user);
        assertThat(created.statusCode())
                .as(() -> created.body()
                        + log.list.stream().map(SecretsCanaryTest::inFull).toList())
                .isEqualTo(204);
        assertThat(admin.camunda("DELETE", ENGINE + "user/canary7", null).statusCode())
                .isEqualTo(204);
        String ritm = world.file(World.onboarding("ZA1", "STANDARD"));
        String instance = world.processInstance(ritm);
        String variable = "{\"value\":\"%s\",\"type\":\"String\"}".formatted(VARIABLE);
        assertThat(admin.camunda("PUT", ENGINE + "process-instance/%s/variables/note".formatted(instance), variable)
                        .statusCode())
                .isEqualTo(204);
    }

    private void call(String authorization) {
        new Browserless(world.baseUrl())
                .send(HttpRequest.newBuilder(URI.create(world.baseUrl() + "/api/v1/requests"))
                        .header("Authorization", authorization)
                        .POST(BodyPublishers.noBody()));
    }

    /** Every row of the database but those of the demo directory, which tests also keep copies of. */
    private List<String> dump() {
        return jdbc.sql("script nopasswords nosettings").query(String.class).list().stream()
                .filter(statement -> !statement.startsWith("INSERT INTO \"PUBLIC\".\"DIRECTORY_")
                        && !statement.startsWith("INSERT INTO \"PUBLIC\".\"KEPT_DIRECTORY_"))
                .toList();
    }

    /** The beginnings of what holds it: as text, as H2 writes text, or as the bytes of a column. */
    private static List<String> found(List<String> dump, String secret) {
        String hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
        return dump.stream()
                .filter(statement ->
                        Stream.of(secret, secret.replace("'", "''"), hex).anyMatch(statement::contains))
                .map(statement -> statement.substring(0, Math.min(80, statement.length())))
                .toList();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String inFull(ILoggingEvent event) {
        String thrown = Stream.iterate(event.getThrowableProxy(), cause -> cause != null, cause -> cause.getCause())
                .map(cause -> cause.getMessage() + "\n")
                .reduce("", String::concat);
        return event.getFormattedMessage() + "\n" + thrown;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    }
}
