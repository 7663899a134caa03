package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommitmentTest {

    private static final String SALT = "000102030405060708090a0b0c0d0e0f";
    private static final FactText TEXT = new FactText(
            Instant.parse("2026-03-04T05:06:07.123456Z"),
            FactKind.STATUS.name(),
            "RITM0010001",
            "la.za1",
            "two\nlines",
            "{}",
            null);

    @Test
    void aFactIsALineForEachPart() {
        assertThat(new String(TEXT.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("2026-03-04T05:06:07.123456Z\nSTATUS\nRITM0010001\nla.za1\ntwo\\nlines\n{}\n\n");
    }

    /** Computed with OpenSSL: the lines above into {@code openssl dgst -sha256 -mac HMAC -macopt hexkey:...}. */
    @Test
    void isAnHmacThatOthersComputeToo() {
        assertThat(Commitment.to(TEXT, SALT))
                .isEqualTo("580778ad56dcfd497d0395825bec6bc93da5a3e4b7eda24477e26ee6b32687cc");
    }

    @Test
    void everyPartCounts() {
        var commitments = Stream.of(
                        TEXT,
                        with("RITM0010002", "la.za1", "two\nlines"),
                        with("RITM0010001", "la.za2", "two\nlines"),
                        with("RITM0010001", "la.za1", "two\\nlines"),
                        with("RITM0010001", "la.za1\ntwo", "lines"))
                .map(text -> Commitment.to(text, SALT))
                .toList();

        assertThat(commitments).doesNotHaveDuplicates();
    }

    @Test
    void saltsDoNotRepeat() {
        var salts = Stream.generate(Commitment::salt).limit(10_000).toList();

        assertThat(new HashSet<>(salts)).hasSize(10_000);
        assertThat(salts).allMatch(salt -> salt.matches("[0-9a-f]{32}"));
    }

    private static FactText with(String ritm, String by, String what) {
        return new FactText(TEXT.at(), TEXT.kind(), ritm, by, what, TEXT.details(), TEXT.rulings());
    }
}
