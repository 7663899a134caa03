package org.gatehouse.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Names for people that stay the same and tell nothing: HMAC-SHA-256 of the login under a key that never leaves the
 * database, for the few logins there are could all be tried on a hash without one.
 */
@Component
class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    /** 64 bits: two of a million people have the same one with a chance of one in 37 million. */
    private static final int SHOWN_BYTES = 8;

    private final JdbcClient jdbc;

    Pseudonyms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the pseudonym of each login; may write the key, so that no transaction must be running that only reads. */
    UnaryOperator<String> maker() {
        var key = new SecretKeySpec(HexFormat.of().parseHex(key().orElseGet(this::newKey)), ALGORITHM);
        return login -> of(login, key);
    }

    private static String of(String login, SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] whole = mac.doFinal(login.getBytes(StandardCharsets.UTF_8));
            return "person-" + HexFormat.of().formatHex(whole, 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> key() {
        return jdbc.sql("select secret from pseudonym_key").query(String.class).optional();
    }

    private String newKey() {
        var secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        try {
            jdbc.sql("insert into pseudonym_key (one, secret) values (1, :secret)")
                    .param("secret", HexFormat.of().formatHex(secret))
                    .update();
        } catch (DuplicateKeyException madeMeanwhile) {
            // the one that is there counts
        }
        return key().orElseThrow();
    }
}
