package org.gatehouse.trail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Signs checkpoints and evidence with Ed25519 (RFC 8032), checkpoints as signed notes of C2SP. The private key is in one
 * file and nowhere else.
 */
@Component
@EnableConfigurationProperties(TrailSettings.class)
public class SealingKey {

    private static final Logger log = LoggerFactory.getLogger(SealingKey.class);
    private static final String ALGORITHM = "Ed25519";
    /** Says in the number of a key that it is of Ed25519, by C2SP signed-note. */
    private static final byte KIND = 1;

    private static final int NUMBER_BYTES = 4;
    private static final int RAW_BYTES = 32;
    private static final String SIGNED = "\n\u2014 %s %s\n";
    /** Number and signature are 68 bytes. */
    private static final Pattern SIGNATURE = Pattern.compile("\n\u2014 (\\S+) ([A-Za-z0-9+/]{91}=)\n$");
    /** Of Base64, which hold the number and more. */
    private static final int NUMBER_CHARACTERS = 8;

    private final String origin;
    private final KeyPair pair;
    private final List<PublicKey> former;

    SealingKey(TrailSettings settings, Environment environment) {
        this.origin = settings.origin();
        this.pair = read(settings.signingKey(), environment.acceptsProfiles(Profiles.of("embedded")));
        this.former = settings.formerKeys() == null ? List.of() : readFormer(settings.formerKeys());
    }

    private static KeyPair read(Path file, boolean makeOne) {
        try {
            if (makeOne) {
                KeyFile.makeUnlessThere(file);
            }
            if (KeyFile.isReadableByOthers(file)) {
                log.warn(
                        "The signing key {} can be read by everyone on this machine; let the product alone read it",
                        file);
            }
            return KeyFile.read(file);
        } catch (IOException | GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
            throw new KeyNotUsable("gatehouse.audit.signing-key", file, "PKCS#8 PEM of an Ed25519 private key", e);
        }
    }

    private static List<PublicKey> readFormer(Path file) {
        try {
            return KeyFile.readPublic(file);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyNotUsable("gatehouse.audit.former-keys", file, "PEM of Ed25519 public keys", e);
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

    /** Of the key that signs, as signed notes name it. */
    String number() {
        return HexFormat.of().formatHex(number(origin, pair.getPublic()));
    }

    /** The number of the key that a note says it was signed by, unless that is one of these or there is none. */
    Optional<String> strangeSigner(String note) {
        Matcher signature = SIGNATURE.matcher(note);
        if (!signature.find()) {
            return Optional.empty();
        }
        byte[] number = Base64.getDecoder().decode(signature.group(2).substring(0, NUMBER_CHARACTERS));
        String name = signature.group(1);
        return keys().anyMatch(key -> Arrays.equals(number(name, key), 0, NUMBER_BYTES, number, 0, NUMBER_BYTES))
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(number, 0, NUMBER_BYTES));
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
