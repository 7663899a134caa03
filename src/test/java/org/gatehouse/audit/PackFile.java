package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** An evidence pack in the hands of somebody who has no Gatehouse, or of somebody who wants to alter it. */
public final class PackFile {

    private static final long LONGEST_SECONDS = 120;

    /** How the verifier ended, and what it said. */
    public record Verdict(int code, String said) {}

    private final Map<String, byte[]> entries;

    private PackFile(Map<String, byte[]> entries) {
        this.entries = entries;
    }

    public static PackFile read(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return new PackFile(entries);
    }

    public Map<String, byte[]> entries() {
        return entries;
    }

    public String text(String entry) {
        assertThat(entries).containsKey(entry);
        return new String(entries.get(entry), StandardCharsets.UTF_8);
    }

    /** The name of the one entry that begins like this, or of the first of them. */
    public String first(String prefix) {
        return entries.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing in " + entries.keySet() + " begins with " + prefix));
    }

    /** A copy that somebody altered with care: as a file it is made as Gatehouse makes it. */
    public byte[] altered(Consumer<Map<String, byte[]>> alteration) throws IOException {
        return zipped(alteration, PackFile::asGatehouseDoes);
    }

    /** A copy that somebody altered with a common program, which compresses. */
    public byte[] alteredCarelessly(Consumer<Map<String, byte[]>> alteration) throws IOException {
        return zipped(alteration, (name, content) -> new ZipEntry(name));
    }

    private byte[] zipped(Consumer<Map<String, byte[]>> alteration, BiFunction<String, byte[], ZipEntry> entryOf)
            throws IOException {
        var changed = new LinkedHashMap<>(entries);
        alteration.accept(changed);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : changed.entrySet()) {
                zip.putNextEntry(entryOf.apply(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        }
        return out.toByteArray();
    }

    private static ZipEntry asGatehouseDoes(String name, byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        return entry;
    }

    /** Runs the verifier that the product ships, as a program of its own that knows nothing of the product. */
    public static Verdict verify(byte[] zip, Path folder) throws IOException, InterruptedException {
        Path verifier = folder.resolve("Verify.java");
        try (InputStream shipped = PackFile.class.getResourceAsStream("/audit/Verify.java")) {
            Files.write(verifier, shipped.readAllBytes());
        }
        Path pack = Files.write(folder.resolve("pack.zip"), zip);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        verifier.toString(),
                        pack.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Verdict(process.exitValue(), Files.readString(said));
    }
}
