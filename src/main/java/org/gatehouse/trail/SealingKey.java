package org.gatehouse.trail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Signs checkpoints and evidence with Ed25519 (RFC 8032), checkpoints as signed notes of C2SP. The private key is in one
 * file and nowhere else.
 */
@Component
public class SealingKey {

    private static final String ALGORITHM = "Ed25519";
    /** Says in the number of a key that it is of Ed25519, by C2SP signed-note. */
    private static final byte KIND = 1;

    private static final int NUMBER_BYTES = 4;
    private static final int RAW_BYTES = 32;
    private static final String SIGNED = "\n\u2014 %s %s\n";

    private final String origin;
    private final KeyPair pair;
    private final List<PublicKey> former;

    SealingKey(TrailSettings settings, Environment environment) {
        this.origin = settings.origin();
        try {
            if (environment.acceptsProfiles(Profiles.of("embedded"))) {
                KeyFile.makeUnlessThere(settings.signingKey());
            }
            this.pair = KeyFile.read(settings.signingKey());
            this.former = settings.formerKeys() == null ? List.of() : KeyFile.readPublic(settings.formerKeys());
        } catch (IOException | GeneralSecurityException | ClassCastException e) {
            throw new KeyNotUsable(settings.signingKey(), e);
        }
    }

    String origin() {
        return origin;
    }

    /** The key that signs, then those that signed before it, as PEM. */
    public String publicKeys() {
        return keys().map(KeyFile::pem).collect(Collectors.joining());
    }

    /** SHA-256 of the public key that signs, as {@code openssl pkey -pubin -outform DER | sha256sum} says it. */
    public String fingerprint() {
        return HexFormat.of().formatHex(Merkle.sha256().digest(pair.getPublic().getEncoded()));
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param text ends with the end of a line */
    String signedNote(String text) {
        byte[] number = number(origin, pair.getPublic());
        byte[] signature = sign(text.getBytes(StandardCharsets.UTF_8));
        ByteBuffer both = ByteBuffer.allocate(number.length + signature.length)
                .put(number)
                .put(signature);
        return text + SIGNED.formatted(origin, Base64.getEncoder().encodeToString(both.array()));
    }

    /** The text of a note that one of the keys has signed under this origin. */
    boolean isSigned(String note) {
        int end = note.lastIndexOf("\n\n") + 1;
        if (end == 0) {
            return false;
        }
        String text = note.substring(0, end);
        String name = text.substring(0, text.indexOf('\n'));
        return keys().anyMatch(key -> isSigned(note, text, name, key));
    }

    private static boolean isSigned(String note, String text, String name, PublicKey key) {
        String before = text + SIGNED.formatted(name, "").stripTrailing() + " ";
        if (!note.startsWith(before) || !note.endsWith("\n")) {
            return false;
        }
        try {
            String encoded = note.substring(before.length(), note.length() - 1);
            byte[] both = Base64.getDecoder().decode(encoded);
            byte[] number = Arrays.copyOf(both, NUMBER_BYTES);
            if (!Arrays.equals(number, number(name, key))
                    || !Base64.getEncoder().encodeToString(both).equals(encoded)) {
                return false;
            }
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(both, NUMBER_BYTES, both.length - NUMBER_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
            return false;
        }
    }

    private Stream<PublicKey> keys() {
        return Stream.concat(Stream.of(pair.getPublic()), former.stream());
    }

    private static byte[] number(String name, PublicKey key) {
        var digest = Merkle.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(KIND);
        byte[] encoded = key.getEncoded();
        digest.update(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
        return Arrays.copyOf(digest.digest(), NUMBER_BYTES);
    }
}
