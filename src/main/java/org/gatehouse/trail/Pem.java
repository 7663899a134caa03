package org.gatehouse.trail;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {

    private static final String BLOCK = "-----BEGIN %1$s-----\\R([A-Za-z0-9+/=\\s]+?)-----END %1$s-----";
    private static final int LINE = 64;

    private Pem() {}

    /** What the blocks of a label hold, in their order. */
    static List<byte[]> read(String label, String text) {
        return Pattern.compile(BLOCK.formatted(label))
                .matcher(text)
                .results()
                .map(block -> Base64.getMimeDecoder().decode(block.group(1)))
                .toList();
    }

    static String write(String label, byte[] content) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content));
    }
}
