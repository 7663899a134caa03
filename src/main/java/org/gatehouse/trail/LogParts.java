package org.gatehouse.trail;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Puts a long row of texts into files of a bounded size, each named by the number of the first in it. */
final class LogParts implements AutoCloseable {

    private static final int MOST_TEXTS = 1000;
    private static final int MOST_CHARACTERS = 4 << 20;

    private final String folder;
    private final SignedZip zip;
    private final StringBuilder part = new StringBuilder();
    private long first;
    private int texts;

    LogParts(String folder, SignedZip zip) {
        this.folder = folder;
        this.zip = zip;
    }

    void add(long number, String text) {
        if (texts == 0) {
            first = number;
        }
        part.append(text);
        texts++;
        if (texts == MOST_TEXTS || part.length() > MOST_CHARACTERS) {
            close();
        }
    }

    /** Writes the last part. */
    @Override
    public void close() {
        try {
            if (texts > 0) {
                zip.add("%s/%019d.txt".formatted(folder, first), part.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        part.setLength(0);
        texts = 0;
    }
}
