package org.gatehouse.trail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Spoils a file of evidence, and says how. */
final class SpoiltFile {

    private record File(String name, byte[] content) {}

    private final Random random;
    private String how;

    SpoiltFile(long seed) {
        this.random = new Random(seed);
    }

    String how() {
        return how;
    }

    byte[] spoil(byte[] evidence) {
        return switch (random.nextInt(6)) {
            case 0 -> removed(evidence);
            case 1 -> added(evidence);
            case 2 -> swapped(evidence);
            case 3 -> edited(evidence);
            default -> flipped(evidence);
        };
    }

    private byte[] flipped(byte[] evidence) {
        byte[] spoilt = evidence.clone();
        int at = random.nextInt(spoilt.length);
        spoilt[at] ^= (byte) (1 << random.nextInt(8));
        how = "byte %d is %d, not %d".formatted(at, spoilt[at], evidence[at]);
        return spoilt;
    }

    private byte[] removed(byte[] evidence) {
        List<File> files = unpack(evidence);
        how = files.remove(random.nextInt(files.size())).name() + " removed";
        return pack(files);
    }

    private byte[] added(byte[] evidence) {
        List<File> files = unpack(evidence);
        int at = random.nextInt(files.size() + 1);
        files.add(
                at,
                new File(
                        "facts/99999.txt",
                        files.get(random.nextInt(files.size())).content()));
        how = "a file added at " + at;
        return pack(files);
    }

    private byte[] swapped(byte[] evidence) {
        List<File> files = unpack(evidence);
        int one = random.nextInt(files.size());
        int other = (one + 1 + random.nextInt(files.size() - 1)) % files.size();
        Collections.swap(files, one, other);
        if (random.nextBoolean()) {
            File first = files.get(one);
            File second = files.get(other);
            files.set(one, new File(second.name(), first.content()));
            files.set(other, new File(first.name(), second.content()));
        }
        how = "%s and %s swapped"
                .formatted(files.get(one).name(), files.get(other).name());
        return pack(files);
    }

    private byte[] edited(byte[] evidence) {
        List<File> files = unpack(evidence);
        int which = random.nextInt(files.size());
        File file = files.get(which);
        byte[] content = file.content().clone();
        int at = random.nextInt(content.length);
        content[at] ^= (byte) (1 << random.nextInt(8));
        files.set(which, new File(file.name(), content));
        how = "byte %d of %s edited".formatted(at, file.name());
        return pack(files);
    }

    private static List<File> unpack(byte[] evidence) {
        var files = new ArrayList<File>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(evidence))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.add(new File(entry.getName(), zip.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** As a careful forger would: in the form that Gatehouse writes. */
    private static byte[] pack(List<File> files) {
        var out = new ByteArrayOutputStream();
        try {
            SignedZip zip = new SignedZip(out);
            for (File file : files) {
                zip.put(file.name(), file.content());
            }
            zip.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
