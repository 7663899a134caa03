package org.gatehouse.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.gatehouse.Api;

/** The jar as a person starts it, in a process of its own. */
public final class PackagedProduct implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final int port;
    private final Path log;

    private PackagedProduct(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts it on a free port and waits until it serves requests. */
    public static PackagedProduct start(Path directory, String... options) {
        int port = freePort();
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                // For minutes the second compiler costs more than it brings: half of the work of a start.
                "-XX:TieredStopAtLevel=1",
                "-jar",
                System.getProperty("gatehouse.jar"),
                "--server.port=" + port,
                "--gatehouse.demo.on-any-database=true",
                "--gatehouse.data-dir=" + directory));
        command.addAll(List.of(options));
        Path log = directory.resolve("console-" + port + ".log");
        try {
            directory.toFile().mkdirs();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new PackagedProduct(process, port, log).awaitStart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, of whoever started the process; it serves requests when it is answered. */
    static PackagedProduct started(Process process, int port, Path log) {
        return new PackagedProduct(process, port, log).awaitStart();
    }

    /** Leaves no process behind where the start fails. */
    private PackagedProduct awaitStart() {
        try {
            Awaitility.await("start, see " + log)
                    .atMost(LONGEST_START)
                    .pollInterval(Duration.ofMillis(200))
                    .until(this::isUp);
            return this;
        } catch (RuntimeException | Error notStarted) {
            kill();
            throw notStarted;
        }
    }

    public String baseUrl() {
        return "http://localhost:" + port;
    }

    public Api as(String login) {
        return new Api(baseUrl(), login);
    }

    public boolean isUp() {
        assertThat(process.isAlive()).as("the product runs, see " + log).isTrue();
        try {
            var health = HttpRequest.newBuilder(URI.create(baseUrl() + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(health, BodyHandlers.ofString()).body().contains("\"UP\"");
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to stop, as an operating system does; answers how long that took. */
    public Duration stop() {
        long before = System.nanoTime();
        process.destroy();
        awaitEnd();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    /** A gauge, as an administrator reads it. */
    public double metric(String name) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl() + "/actuator/metrics/" + name))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:demo".getBytes()))
                .build();
        try {
            String body = HTTP.send(request, BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(body).at("/measurements/0/value").asDouble(Double.NaN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it has said so far. */
    public String console() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without warning. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitEnd() {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
