package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.Api;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Passwords, whether handed over or set and forgotten, are looked for wherever the product writes something. */
@ContextConfiguration(initializers = Postgres.class)
class PasswordCanaryTest extends CompromiseTest {

    private record Column(String table, String name, String type) {}

    /** At what its people would turn on to look for a fault. */
    private static final List<String> TALKATIVE = List.of(
            "org.gatehouse", "org.camunda.bpm.engine.bpmn", "org.springframework.web", "org.springframework.jdbc");

    @Autowired
    private JdbcClient jdbc;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        Logger root = logger(Logger.ROOT_LOGGER_NAME);
        log.setContext(root.getLoggerContext());
        log.start();
        root.addAppender(log);
        TALKATIVE.forEach(each -> logger(each).setLevel(Level.TRACE));
    }

    @AfterEach
    void listenNoMore() {
        TALKATIVE.forEach(each -> logger(each).setLevel(null));
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(log);
    }

    @Test
    void noPasswordIsFoundAnywhere() {
        String ritm = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);
        String before = handedOver(world.as("la2.za1"));
        world.settle();
        assertThat(world.status(ritm)).isEqualTo("REMEDIATED");
        String after = handedOver(world.as("la2.za1"));
        String underKey = handedOver(world.as("la2.za1").with("Idempotency-Key", "handover-1"));
        String again = handedOver(world.as("la2.za1").with("Idempotency-Key", "handover-1"));
        world.settle();
        listenNoMore(); // the search itself tells what it looks for

        List<String> passwords = directory.passwords();
        assertThat(passwords)
                .as("one of the lock-down, and what was handed over")
                .hasSize(5)
                .doesNotHaveDuplicates()
                .endsWith(before, after, underKey, again);
        assertThat(found(passwords)).as("columns of the database").isEmpty();
        assertThat(log.list).as("the log was listened to").isNotEmpty();
        String said = log.list.stream().map(PasswordCanaryTest::inFull).reduce("", String::concat);
        String mails = world.as("admin").get("/demo/mail").body().toString();
        String timeline = world.timeline(ritm).toString();
        for (String password : passwords) {
            assertThat(said.contains(password)).as("in the log").isFalse();
            assertThat(mails).as("the mails").doesNotContain(password);
            assertThat(timeline).as("the timeline").doesNotContain(password);
        }
    }

    @Test
    void theSearchFindsWhatIsThere() {
        String canary = "Canary+7!#";
        jdbc.sql("insert into account_note (account_id, at, by_whom, note) values ('nobody', now(), 'x', :note)")
                .param("note", "It is " + canary)
                .update();
        jdbc.sql("insert into act_ge_bytearray (id_, bytes_) values ('canary', :bytes)")
                .param("bytes", ("also " + canary).getBytes(StandardCharsets.UTF_8))
                .update();

        assertThat(found(List.of(canary))).containsExactlyInAnyOrder("account_note.note", "act_ge_bytearray.bytes_");

        jdbc.sql("delete from act_ge_bytearray where id_ = 'canary'").update();
    }

    private String handedOver(Api api) {
        Api.Answer answer = api.post("/accounts/%s/password-handover".formatted(NURSE), Map.of());
        assertThat(answer.status()).isEqualTo(200);
        String password = answer.body().get("password").asText();
        assertThat(answer.response().headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.response().uri().toString()).doesNotContain(password);
        assertThat(answer.response().headers().map().toString()).doesNotContain(password);
        return password;
    }

    /** Every column with text or bytes in which one of them is. */
    private List<String> found(List<String> passwords) {
        var found = new ArrayList<String>();
        for (Column column : columns()) {
            String in = column.type().equals("bytea")
                    ? "position(:bytes in %s) > 0".formatted(column.name())
                    : "position(:text in cast(%s as text)) > 0".formatted(column.name());
            for (String password : passwords) {
                long rows = jdbc.sql("select count(*) from %s where %s".formatted(column.table(), in))
                        .param("text", password)
                        .param("bytes", password.getBytes(StandardCharsets.UTF_8))
                        .query(Long.class)
                        .single();
                if (rows > 0) {
                    found.add(column.table() + "." + column.name());
                }
            }
        }
        return found;
    }

    private List<Column> columns() {
        List<Column> columns = jdbc.sql("""
                        select table_name as "table", column_name as name, data_type as type
                          from information_schema.columns
                         where table_schema = 'public'
                           and data_type in ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb')
                           and table_name not like 'kept%'""").query(Column.class).list();
        assertThat(columns).hasSizeGreaterThan(100);
        return columns;
    }

    private static String inFull(ILoggingEvent event) {
        String thrown = Stream.iterate(event.getThrowableProxy(), cause -> cause != null, cause -> cause.getCause())
                .map(cause -> cause.getMessage() + "\n")
                .reduce("", String::concat);
        return event.getFormattedMessage() + "\n" + Arrays.toString(event.getArgumentArray()) + "\n" + thrown;
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
