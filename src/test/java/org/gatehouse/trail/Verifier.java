package org.gatehouse.trail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.tools.ToolProvider;

/** The verifier that goes with the evidence, compiled on its own and run in this process. */
final class Verifier {

    static final Path SOURCE = Path.of("src/main/resources/audit/Verify.java");

    /** What it said and ended with. */
    record Verdict(int exit, String said) {}

    private static final Method RUN = compile();

    private Verifier() {}

    static Verdict verify(byte[] evidence, String... more) {
        try {
            Path file = Files.createTempFile("evidence", ".zip");
            try {
                Files.write(file, evidence);
                return verify(file, more);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict verify(Path file, String... more) {
        String[] arguments = Arrays.copyOf(new String[] {file.toString()}, more.length + 1);
        System.arraycopy(more, 0, arguments, 1, more.length);
        var said = new ByteArrayOutputStream();
        try {
            int exit = (int) RUN.invoke(null, arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
            return new Verdict(exit, said.toString(StandardCharsets.UTF_8));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Method compile() {
        try {
            Path classes = Files.createTempDirectory("verifier");
            int failures = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-d", classes.toString(), SOURCE.toString());
            if (failures != 0) {
                throw new IllegalStateException("The verifier does not compile");
            }
            var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null);
            Method run = loader.loadClass("Verify").getDeclaredMethod("run", String[].class, PrintStream.class);
            run.setAccessible(true);
            return run;
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
