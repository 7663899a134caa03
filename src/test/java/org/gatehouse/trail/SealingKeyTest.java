package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** A key that is lost, spoilt or laid open is noticed at the start. */
class SealingKeyTest {

    @TempDir
    Path directory;

    @Test
    void anotherKeyThanTheLogWasSignedByIsNamed() {
        String database = "jdbc:h2:file:" + directory.resolve("log").toAbsolutePath();
        String number;
        try (var before = start(database, "before.pem")) {
            TestTrail trail = before.getBean(TestTrail.class);
            trail.record(3);
            trail.sealer.seal();
            number = trail.key.number();
            assertThat(before.getBean(KeyChange.class).unknownSigner()).isEmpty();
        }
        try (var after = start(database, "after.pem")) {
            TestTrail trail = after.getBean(TestTrail.class);
            assertThat(after.getBean(KeyChange.class).unknownSigner().orElseThrow())
                    .contains("number " + number, trail.key.number(), trail.key.fingerprint());
            assertThat(trail.check.run().said())
                    .containsExactly("The checkpoint of 3 facts is signed by another key, with the number " + number);
        }
    }

    private ConfigurableApplicationContext start(String database, String key) {
        return TrailSlice.on(database, "sa", "gatehouse.audit.signing-key=" + directory.resolve(key));
    }

    @Test
    void aFileThatIsNoKeyIsSaidToBeNone() throws Exception {
        Path file = directory.resolve("key.pem");
        for (String text : new String[] {
            "",
            "x",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n",
            "\u00ff"
        }) {
            Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> key(file))
                    .isInstanceOf(KeyNotUsable.class)
                    .hasMessage(
                            "The file of gatehouse.audit.signing-key, %s, is no PKCS#8 PEM of an Ed25519 private key."
                                    .formatted(file));
        }
        Path none = directory.resolve("none.pem");
        assertThatThrownBy(() -> key(none)).hasMessageEndingWith("none.pem, is not there.");
    }

    @Test
    void aKeyThatOthersCanReadIsWarnedOf() throws Exception {
        Path file = directory.resolve("open.pem");
        KeyFile.makeUnlessThere(file);
        var said = new ListAppender<ILoggingEvent>();
        said.start();
        var logger = (Logger) LoggerFactory.getLogger(SealingKey.class);
        var level = logger.getLevel();
        logger.setLevel(ch.qos.logback.classic.Level.WARN);
        logger.addAppender(said);
        try {
            key(file);
            assertThat(said.list).isEmpty();
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            key(file);
            assertThat(said.list)
                    .singleElement()
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .asString()
                    .contains("can be read by everyone");
        } finally {
            logger.detachAppender(said);
            logger.setLevel(level);
        }
    }

    private static SealingKey key(Path file) {
        return new SealingKey(
                new TrailSettings(file, null, "gatehouse.example/audit", Period.ofYears(2), null),
                new MockEnvironment());
    }
}
