package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** A PostgreSQL with a port and data of its own, to be stopped without warning and started again. */
final class StoppablePostgres implements AutoCloseable {

    private final Path data;
    private final int port;
    private EmbeddedPostgres server;

    private StoppablePostgres(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    static StoppablePostgres start(Path data) {
        var postgres = new StoppablePostgres(data, freePort());
        postgres.start();
        return postgres;
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** As {@code pg_ctl stop -m immediate} does: every session ends at once, and the next start recovers from the log. */
    void stopAtOnce() {
        try {
            String pid =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
            var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
            var kill = new ProcessBuilder("sh", "-c", "kill -QUIT " + pid).start();
            assertThat(kill.waitFor()).isZero();
            postmaster.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            letGoOfTheData();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The library finds nothing left to stop, which it would report with a page of stack trace. */
    private void letGoOfTheData() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(EmbeddedPostgres.class);
        Level before = log.getLevel();
        log.setLevel(Level.OFF);
        try {
            server.close();
        } finally {
            log.setLevel(before);
        }
    }

    /** Starts it, the first time or again, on the same port and data. */
    void start() {
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("max_connections", "200")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
