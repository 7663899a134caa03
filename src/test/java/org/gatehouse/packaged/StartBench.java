package org.gatehouse.packaged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.gatehouse.bench.Figures;
import org.gatehouse.bench.Goal;
import org.gatehouse.bench.Load;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to the first page, and the resident memory three seconds later: the jar, the empty
 * shell ({@code src/bench/shell}) with the same flags, and the jar by {@code src/main/scripts/fast-start.sh}. Each has
 * started once before on its H2 file, so that none makes its tables.
 */
class StartBench {

    private static final int STARTS = 5;
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(Redirect.ALWAYS).build();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private record Start(double seconds, double megabytes) {}

    /** Something that can be started, and the page by which it is known to be there. */
    private record Starter(String page, List<String> command, List<Start> starts) {

        Starter(String page, String... command) {
            this(page, List.of(command), new ArrayList<>());
        }

        double seconds() {
            return Load.median(starts.stream().mapToDouble(Start::seconds).toArray());
        }

        double megabytes() {
            return Load.median(starts.stream().mapToDouble(Start::megabytes).toArray());
        }
    }

    @TempDir
    private Path directory;

    @AfterAll
    static void print() {
        Figures.print();
    }

    @Test
    void startsBesideTheEmptyShell() throws IOException, InterruptedException {
        String jar = System.getProperty("gatehouse.jar", "target/gatehouse.jar");
        var product = new Starter(
                "/login", JAVA, "-Xmx512m", "-jar", jar, "--gatehouse.data-dir=" + directory.resolve("product"));
        var shell = new Starter(
                "/camunda/app/welcome/default/",
                JAVA,
                "-Xmx512m",
                "-jar",
                "target/shell/shell.jar",
                "--data-dir=" + directory.resolve("shell"));
        var fast = new Starter(
                "/login",
                "src/main/scripts/fast-start.sh",
                jar,
                directory.resolve("fast").toString(),
                "--gatehouse.data-dir=" + directory.resolve("fast-data"));
        List<Starter> all = List.of(product, shell, fast);
        for (Starter starter : all) {
            start(starter);
        }
        for (int i = 0; i < STARTS; i++) {
            for (Starter starter : all) {
                starter.starts().add(start(starter));
            }
        }
        Figures.part("Start to the first page, median of %d starts".formatted(STARTS), "Gatehouse", "empty shell");
        Figures.compared(
                "the jar, seconds",
                product.seconds(),
                shell.seconds(),
                product.seconds() / shell.seconds(),
                Goal.atMost(1.2));
        Figures.compared(
                "the jar, MB resident after 3 s",
                product.megabytes(),
                shell.megabytes(),
                product.megabytes() / shell.megabytes(),
                Goal.atMost(1.2));
        Figures.part("A fast start", "fast start", "the jar");
        Figures.compared(
                "seconds", fast.seconds(), product.seconds(), fast.seconds() / product.seconds(), Goal.atMost(0.7));
        Figures.figure("MB resident after 3 s", fast.megabytes(), Goal.atMost(400));
    }

    private Start start(Starter starter) throws IOException, InterruptedException {
        int port = freePort();
        var command = new ArrayList<>(starter.command());
        command.add("--server.port=" + port);
        long before = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console-" + port + ".log").toFile())
                .start();
        try {
            URI page = URI.create("http://localhost:" + port + starter.page());
            while (!answers(page)) {
                if (!process.isAlive() || Load.seconds(before) > LONGEST_START.toSeconds()) {
                    throw new IllegalStateException(Files.readString(directory.resolve("console-" + port + ".log")));
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            double seconds = Load.seconds(before);
            Thread.sleep(SETTLING.toMillis());
            return new Start(seconds, residentMegabytes(process.pid()));
        } finally {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static boolean answers(URI page) throws InterruptedException {
        try {
            var request =
                    HttpRequest.newBuilder(page).timeout(Duration.ofSeconds(30)).build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static double residentMegabytes(long process) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .sum();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
