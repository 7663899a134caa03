package org.gatehouse.document;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.apache.tika.Tika;
import org.gatehouse.refusal.Findings;

/**
 * A file as it came in, known by its content and not by its name.
 *
 * @param sha256 of the content, in hexadecimal
 */
record Upload(String name, String mediaType, byte[] content, String sha256) {

    static final int MOST_BYTES = 5 << 20;

    private static final int LONGEST_NAME = 200;
    private static final String EMAIL = "message/rfc822";
    private static final Map<String, String> ENDINGS = Map.of("application/pdf", ".pdf", EMAIL, ".eml");
    private static final Tika TYPES = new Tika();

    /** Answers null and notes why where it is no PDF or email of at most 5 MB. */
    static Upload read(String field, String fileName, byte[] content, Findings findings) {
        if (content.length == 0) {
            findings.add(field, "REQUIRED", "Choose a file");
            return null;
        }
        if (content.length > MOST_BYTES) {
            findings.add(field, "TOO_LARGE", "A document has at most 5 MB");
            return null;
        }
        String type = TYPES.detect(content);
        if (!ENDINGS.containsKey(type) || type.equals(EMAIL) && !isEmail(content)) {
            findings.add(field, "NOT_PDF_OR_EML", "Only PDF files and emails (EML) can be added; this is neither");
            return null;
        }
        return new Upload(named(fileName, ENDINGS.get(type)), type, content, sha256(content));
    }

    /** Any text with a colon in its first line looks like an email; one that was sent says by whom and when. */
    private static boolean isEmail(byte[] content) {
        try {
            var email = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(content));
            return email.getFrom() != null && email.getFrom().length > 0 && email.getSentDate() != null;
        } catch (MessagingException e) {
            return false;
        }
    }

    /** The last part of whatever path came along, without what could mislead, with the ending of what it is. */
    private static String named(String fileName, String ending) {
        String last = fileName == null
                ? ""
                : fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^\\p{L}\\p{N} ._-]", "_").strip();
        String stem = plain.contains(".") ? plain.substring(0, plain.lastIndexOf('.')) : plain;
        String kept = stem.isBlank() ? "document" : stem.substring(0, Math.min(stem.length(), LONGEST_NAME - 10));
        return kept + ending;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
