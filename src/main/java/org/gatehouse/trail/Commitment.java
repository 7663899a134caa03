package org.gatehouse.trail;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Binds a fact to what it says without telling it: HMAC-SHA-256 under the fact's own random salt. Once salt and text
 * have expired nobody can find out what it said, and it still proves that there was such a fact.
 */
final class Commitment {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Commitment() {}

    /** 128 random bits, in hexadecimal. */
    static String salt() {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    /** 256 bits, in hexadecimal. */
    static String to(FactText text, String salt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(salt), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
