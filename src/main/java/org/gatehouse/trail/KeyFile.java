package org.gatehouse.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/** Ed25519 keys in files. */
final class KeyFile {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private KeyFile() {}

    static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        List<byte[]> blocks = Pem.read(PRIVATE, Files.readString(file));
        if (blocks.size() != 1) {
            throw new GeneralSecurityException("There is no block '%s'".formatted(PRIVATE));
        }
        return pair((EdECPrivateKey)
                KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0))));
    }

    /** Makes a key that its owner alone can read, unless the file is there. */
    static void makeUnlessThere(Path file) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        byte[] key = KeyPairGenerator.getInstance(ALGORITHM)
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Path whole = Files.createTempFile(directory, "key", ".tmp");
        try {
            if (Files.getFileStore(whole).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(whole, PosixFilePermissions.fromString("rw-------"));
            }
            Files.writeString(whole, Pem.write(PRIVATE, key));
            moveUnlessThere(whole, file);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    static boolean isReadableByOthers(Path file) throws IOException {
        return Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    }

    static List<PublicKey> readPublic(Path file) throws IOException, GeneralSecurityException {
        var keys = new ArrayList<PublicKey>();
        for (byte[] block : Pem.read(PUBLIC, Files.readString(file, StandardCharsets.UTF_8))) {
            keys.add(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(block)));
        }
        return keys;
    }

    static String pem(PublicKey key) {
        return Pem.write(PUBLIC, key.getEncoded());
    }

    /** Two nodes that start together keep the key of the first. */
    private static void moveUnlessThere(Path whole, Path file) throws IOException {
        try {
            Files.createLink(file, whole);
        } catch (FileAlreadyExistsException another) {
            // its key it is
        } catch (UnsupportedOperationException noLinks) {
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * A private key's file holds no public key. The generator makes the pair of the 32 random bytes that it is given
     * (RFC 8032, section 5.1.5), which here are those of the key.
     */
    private static KeyPair pair(EdECPrivateKey key) throws GeneralSecurityException {
        byte[] secret = key.getBytes().orElseThrow(() -> new GeneralSecurityException("The key cannot be read"));
        KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {

            private static final long serialVersionUID = 1;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(secret, 0, bytes, 0, bytes.length);
            }
        });
        return generator.generateKeyPair();
    }
}
