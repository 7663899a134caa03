package org.gatehouse.directory.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.Password;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Neither the client secret nor a token nor a password gets into a log, however talkative, or into the text of an exception. */
class GraphSecretsTest {

    private final FakeGraph graph = new FakeGraph();
    private final HikariDataSource database = GraphNode.database();
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level level = root.getLevel();

    @BeforeEach
    void logEverything() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%level %logger %msg %mdc %ex%n");
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.ALL);
    }

    @AfterEach
    void stop() {
        root.setLevel(level);
        root.detachAppender(appender);
        database.close();
        graph.close();
    }

    @Test
    void secretsAreNeverTold() {
        String group = graph.create("ZA1.sg.Users", false, true);
        var told = new ArrayList<String>();
        try (var node = new GraphNode(graph, database, Clock.systemUTC())) {
            graph.failTokens(1, FakeGraph.status(500));
            told.add(failure(() -> node.directory().group(group)));
            graph.failTokens(1, FakeGraph.status(401));
            told.add(failure(() -> node.directory().group(group)));
            graph.failTokens(1, FakeGraph.json("{\"access_token\": 1}"));
            told.add(failure(() -> node.directory().group(group)));
            node.directory().link(group, MfaPolicy.STANDARD);
            for (int status : List.of(400, 401, 403, 500, 503)) {
                graph.fail(1, FakeGraph.status(status));
                told.add(failure(() -> node.directory().group(group)));
            }
            graph.loseAnswerToNext("PATCH");
            told.add(failure(() -> node.directory().unlink(group, MfaPolicy.STANDARD)));
            node.locations().putLocation("one", "ZA1: Ward", Set.of("203.0.113.0/24"));
            graph.fail(1, FakeGraph.status(400));
            told.add(failure(() -> node.locations().rangesOf("one")));
            graph.loseAnswerToNext("PATCH");
            told.add(failure(() -> node.locations().removeLocation("one")));
            graph.close();
            told.add(failure(() -> node.directory().group(group)));
        }

        String everything = lines.toString(StandardCharsets.UTF_8) + String.join("\n", told);
        assertThat(everything)
                .contains("org.springframework.web.client", "Microsoft Graph refused", "\"Gatehouse 001\"");
        assertThat(graph.tokens()).isNotEmpty().noneMatch(everything::contains);
        assertThat(List.of(
                        FakeGraph.SECRET,
                        encoded(FakeGraph.SECRET),
                        base64(FakeGraph.CLIENT + ":" + FakeGraph.SECRET),
                        base64(encoded(FakeGraph.CLIENT) + ":" + encoded(FakeGraph.SECRET))))
                .noneMatch(everything::contains);
        assertThat(String.join("\n", told)).doesNotContain("$filter", "http://");
    }

    @Test
    void aPasswordIsNeverTold() {
        var password = new Password("Tr1cky-\"Canary\"-Pass");
        var weak = new Password("Canary");
        String account = graph.createUser(Given.user("ana@za1.example", "Ana Ash", null));
        var told = new ArrayList<String>();
        told.add(password.toString());
        try (var node = new GraphNode(graph, database, Clock.systemUTC())) {
            node.control().setPassword(account, password);
            told.add(failure(() -> node.control().setPassword(account, weak)));
            for (int status : List.of(400, 403, 404, 500, 503)) {
                graph.fail(1, FakeGraph.status(status));
                told.add(failure(() -> node.control().setPassword(account, password)));
            }
            graph.loseAnswerToNext("PATCH");
            told.add(failure(() -> node.control().setPassword(account, password)));
            graph.close();
            told.add(failure(() -> node.control().setPassword(account, password)));
        }

        String everything = lines.toString(StandardCharsets.UTF_8) + String.join("\n", told);
        assertThat(graph.belongings().passwordOf(account).path("password").asText())
                .isEqualTo(password.value());
        assertThat(everything)
                .contains("Writing [", "refused to set the password", "no answer when asked to set the password")
                .doesNotContain("Canary");
    }

    @Test
    void aStartWithoutASettingNamesIt() {
        assertThatThrownBy(() ->
                        new GraphNode(graph, database, Clock.systemUTC(), "gatehouse.graph.policies.named-locations="))
                .rootCause()
                .hasMessage("gatehouse.graph.policies.named-locations is not set");
    }

    private static String failure(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        var text = new StringWriter();
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
