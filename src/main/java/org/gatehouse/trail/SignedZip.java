package org.gatehouse.trail;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A zip file that the same content always makes the same, byte for byte: nothing is compressed and every entry is of the
 * same time. Its last two entries are a list of the others' hashes and the signature of that list.
 */
final class SignedZip {

    /** The JDK writes the first of January together with the zone that the machine is in. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final ZipOutputStream zip;
    private final StringBuilder manifest = new StringBuilder();

    SignedZip(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void add(String name, String content) throws IOException {
        add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void add(String name, byte[] content) throws IOException {
        put(name, content);
        manifest.append(HexFormat.of().formatHex(Merkle.sha256().digest(content)))
                .append("  ")
                .append(name)
                .append('\n');
    }

    void finish(SealingKey key) throws IOException {
        byte[] list = manifest.toString().getBytes(StandardCharsets.UTF_8);
        put("manifest.txt", list);
        put("manifest.sig", key.sign(list));
        finish();
    }

    /** Of the zip file alone, which then lacks what a verifier asks for. */
    void finish() throws IOException {
        zip.finish();
    }

    /** Without a place in the list. */
    void put(String name, byte[] content) throws IOException {
        var crc = new CRC32();
        crc.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
