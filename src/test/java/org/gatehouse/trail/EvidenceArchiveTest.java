package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.gatehouse.trail.Verifier.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.env.MockEnvironment;

/** What is taken out verifies without Gatehouse, and what was altered is named. */
class EvidenceArchiveTest {

    private static final String RITM = "RITM0010002";
    private static final Duration RETENTION = Duration.ofDays(730);

    @TempDir
    Path directory;

    private static ConfigurableApplicationContext context;
    private static TestTrail trail;

    @BeforeAll
    static void start() {
        context = TrailSlice.start();
        trail = context.getBean(TestTrail.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void recordSomething() {
        trail.reset();
        trail.record(600);
        trail.sealer.seal();
        trail.pass(Duration.ofHours(1));
        trail.record(70);
    }

    @Test
    void evidenceOfARequestVerifies() {
        Verdict verdict = Verifier.verify(trail.pack(RITM));

        assertThat(verdict.said())
                .contains(
                        "134 facts of RITM0010002",
                        trail.key.fingerprint(),
                        "RESULT: nothing was altered, if the key above is Gatehouse's.");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void theWholeLogVerifies() {
        Verdict verdict = Verifier.verify(trail.log());

        assertThat(verdict.said())
                .contains("670 facts of the log", "2 checkpoints", "NOT CHECKED: whether facts were cut off");
        assertThat(verdict.exit()).isZero();
    }

    @Test
    void theSameIsTheSameByteForByte() {
        assertThat(trail.pack(RITM)).isEqualTo(trail.pack(RITM));
        assertThat(trail.log()).isEqualTo(trail.log());
    }

    @Test
    void aFactThatWasAlteredIsNamed() {
        trail.log();
        trail.jdbc
                .sql("update audit_fact set what = 'It did not happen' where id = 3")
                .update();

        assertThat(Verifier.verify(trail.pack(RITM)).said())
                .contains("Fact 3 (leaf 2, RITM0010002) was altered", "RESULT: ALTERED.");
        assertThat(Verifier.verify(trail.log()).said()).contains("Fact 3 (leaf 2, RITM0010002) was altered");
    }

    @Test
    void aFactThatWasDeletedIsNamed() {
        trail.log();
        trail.jdbc.sql("delete from audit_fact where id = 8").update();

        assertThat(Verifier.verify(trail.pack(RITM)).said()).contains("Fact 8 (leaf 7, RITM0010002) was deleted.");
        assertThat(Verifier.verify(trail.log()).exit()).isEqualTo(1);
    }

    @Test
    void afterAHoleWhatElseWasAlteredIsNamedAndEvidenceIsStillWritten() {
        trail.log();
        trail.jdbc.sql("delete from audit_fact where id = 8").update();
        trail.jdbc.sql("delete from audit_leaf where fact_id = 8").update();
        trail.jdbc
                .sql("update audit_fact set what = 'x' where id in (3, 13, 668)")
                .update();

        assertThat(trail.check.run().said())
                .contains(
                        "Leaf 7 is gone",
                        "Fact 13 (leaf 12, RITM0010002) was altered: it does not say what it said when it was sealed",
                        "Fact 668 (leaf 667, RITM0010002) was altered: it does not say what it said when it was sealed");
        Verdict log = Verifier.verify(trail.log());
        assertThat(log.said()).contains("Leaf 7 is missing", "Fact 3 (", "Fact 13 (", "Fact 668 (");
        assertThat(log.exit()).isEqualTo(1);
        Verdict pack = Verifier.verify(trail.pack(RITM));
        assertThat(pack.said())
                .contains(
                        "so that facts cannot be proved: 50, first Fact 3 (leaf 2, RITM0010002).",
                        "Fact 668 (leaf 667, RITM0010002) was altered");
        assertThat(pack.exit()).isEqualTo(1);
    }

    @Test
    void aFactOfAnotherRequestIsNoticedInBoth() {
        trail.log();
        trail.jdbc
                .sql("update audit_fact set ritm = 'RITM0010001' where id = 3")
                .update();

        assertThat(Verifier.verify(trail.pack(RITM)).said()).contains("Fact 3 (leaf 2, RITM0010002) was altered");
        assertThat(Verifier.verify(trail.pack("RITM0010001")).said())
                .contains("Fact 3 (leaf 2, RITM0010002) was sealed as a fact of another request");
    }

    @Test
    void aTextThatHasExpiredIsNoAlterationButOneTakenAwayBeforeIs() {
        trail.log();
        trail.pass(RETENTION.minusDays(1));
        trail.expire("RITM0010001");
        trail.pass(Duration.ofDays(2));
        trail.expire(RITM);

        assertThat(Verifier.verify(trail.pack(RITM)).said())
                .contains("the texts of 134 have expired", "RESULT: nothing was altered");
        assertThat(Verifier.verify(trail.pack("RITM0010001")).said())
                .as("expired a day early, but two days later nobody can tell")
                .contains("RESULT: nothing was altered");
        assertThat(trail.check.run().said())
                .hasSize(100)
                .allMatch(said -> said.contains("RITM0010001) has lost its text before its time"));
    }

    @Test
    void aTextThatIsGoneBeforeItsTimeIsAnAlteration() {
        trail.log();
        trail.pass(RETENTION.minusDays(1));
        trail.expire(RITM);

        assertThat(Verifier.verify(trail.pack(RITM)).said()).contains("has lost its text before its time");
        assertThat(Verifier.verify(trail.log()).exit()).isEqualTo(1);
    }

    @Test
    void aTextThatIsSaidToExpireInTheFutureIsFoundByBoth() {
        trail.log();
        trail.jdbc
                .sql("update audit_fact set what = '', by_whom = '', details = '{}', rulings = null, salt = null,"
                        + " expired_at = timestamp '2040-01-01 00:00:00' where id = 3")
                .update();

        assertThat(trail.check.run().said())
                .containsExactly("Fact 3 (leaf 2, RITM0010002) has lost its text before its time");
        assertThat(Verifier.verify(trail.log()).said()).contains("has lost its text before its time");
    }

    @Test
    void aTailThatWasCutOffIsFoundOnlyWithACheckpointKeptElsewhere() throws Exception {
        trail.log();
        String kept = write("kept.txt", trail.checkpoints.latest().orElseThrow().note());
        trail.jdbc.sql("delete from audit_fact where id > 600").update();
        trail.jdbc.sql("delete from audit_leaf where leaf_index >= 600").update();
        trail.jdbc.sql("delete from audit_checkpoint where tree_size > 600").update();
        var tree = new Subtrees();
        trail.jdbc
                .sql("select * from audit_leaf order by leaf_index")
                .query(Leaf::read)
                .list()
                .forEach(leaf -> tree.append(leaf.hash(), (level, position, hash) -> {}));
        trail.jdbc
                .sql("update audit_sealer set tree_size = 600, subtrees = :subtrees, highest_fact = 600")
                .param("subtrees", tree.stored())
                .update();

        assertThat(trail.check.run().said()).isEmpty();
        assertThat(Verifier.verify(trail.log()).exit()).isZero();
        Verdict verdict = Verifier.verify(trail.log(), kept);
        assertThat(verdict.said())
                .contains("The end was cut off: the trusted checkpoint is of 670 facts, the log has 600.");
        assertThat(verdict.exit()).isEqualTo(1);
    }

    @Test
    void anEarlierCheckpointIsFoundInALongerLog() throws Exception {
        String kept = write("kept.txt", trail.checkpoints.latest().orElseThrow().note());

        assertThat(Verifier.verify(trail.log(), kept).said())
                .contains("The trusted checkpoint of 600 facts describes this log");
        assertThat(Verifier.verify(trail.pack(RITM), kept).exit()).isEqualTo(2);
    }

    @Test
    void anotherKeyIsNotTrusted() throws Exception {
        byte[] pack = trail.pack(RITM);
        KeyFile.makeUnlessThere(directory.resolve("other.pem"));
        String other = write(
                "other-public.pem",
                KeyFile.pem(KeyFile.read(directory.resolve("other.pem")).getPublic()));
        String own = write("own-public.pem", trail.key.publicKeys());

        assertThat(Verifier.verify(pack, "--key", own).said()).contains("the key that you trust");
        assertThat(Verifier.verify(pack, "--key", other).said()).contains("a key that is not among those you trust");
    }

    @Test
    void evidenceThatAStrangerSignedDoesNotPassWithATrustedCheckpoint() throws Exception {
        byte[] pack = trail.pack(RITM);
        byte[] log = trail.log();
        String kept = write("kept.txt", trail.checkpoints.latest().orElseThrow().note());
        SealingKey stranger = stranger();
        String former = stranger.publicKeys() + trail.key.publicKeys();

        assertThat(Verifier.verify(pack, kept).said()).endsWith("RESULT: nothing was altered.\n");
        for (byte[] evidence : List.of(pack, log)) {
            byte[] forged = signedAnew(evidence, stranger, stranger.publicKeys(), true);
            assertThat(Verifier.verify(forged).exit()).isZero();
            Verdict strange = Verifier.verify(forged, kept);
            assertThat(strange.said()).contains("RESULT: ALTERED. The trusted checkpoint was signed by another key");
            assertThat(strange.exit()).isEqualTo(1);

            byte[] rotated = signedAnew(evidence, stranger, former, false);
            Verdict unknown = Verifier.verify(rotated, kept);
            assertThat(unknown.said()).contains("RESULT: cannot tell.", "Give --key");
            assertThat(unknown.exit()).isEqualTo(2);
            String both = write("both.pem", former);
            assertThat(Verifier.verify(rotated, kept, "--key", both).exit()).isZero();
        }
    }

    @Test
    void aWrongCallIsNoAlteration() throws Exception {
        byte[] pack = trail.pack(RITM);
        String binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 0, (byte) 0xc3})
                .toString();
        String kept = write("kept.txt", trail.checkpoints.latest().orElseThrow().note());
        List<List<String>> calls = List.of(
                List.of(directory.resolve("none.txt").toString()),
                List.of(binary),
                List.of("--key", directory.resolve("none.pem").toString()),
                List.of("--key", binary),
                List.of("--key"),
                List.of("--keys", kept),
                List.of("--key", kept, "--key", kept),
                List.of(kept, kept));
        for (List<String> call : calls) {
            Verdict verdict = Verifier.verify(pack, call.toArray(String[]::new));
            assertThat(verdict.exit()).as("%s", call).isEqualTo(2);
            assertThat(verdict.said())
                    .containsAnyOf("RESULT: cannot tell.", "Usage:")
                    .doesNotContain("Exception");
        }
        assertThat(java(directory.resolve("none.zip"))).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeReadGetsAPlainResult() throws Exception {
        var none = new ByteArrayOutputStream();
        new ZipOutputStream(none).close();
        var huge = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(huge)) {
            for (String name : List.of("proofs.txt", "manifest.txt", "manifest.sig")) {
                zip.putNextEntry(new ZipEntry(name));
                for (int megabyte = 0; megabyte < 33; megabyte++) {
                    zip.write(new byte[1 << 20]);
                }
            }
        }
        for (byte[] file : List.of(none.toByteArray(), huge.toByteArray(), new byte[0], "text".getBytes())) {
            Verdict verdict = Verifier.verify(file);
            assertThat(verdict.said()).startsWith("RESULT: ALTERED").doesNotContain("Exception");
            assertThat(verdict.exit()).isEqualTo(1);
        }
        assertThat(Verifier.verify(huge.toByteArray()).said()).contains("manifest.txt is larger than any");
    }

    private SealingKey stranger() {
        var embedded = new MockEnvironment();
        embedded.setActiveProfiles("embedded");
        return new SealingKey(
                new TrailSettings(directory.resolve("stranger.pem"), null, trail.key.origin(), Period.ofYears(2), null),
                embedded);
    }

    /** The same with the manifest, and if so wanted every checkpoint, signed by another key. */
    private static byte[] signedAnew(byte[] evidence, SealingKey key, String keys, boolean checkpointsToo)
            throws Exception {
        var out = new ByteArrayOutputStream();
        var signed = new SignedZip(out);
        String previous = null;
        String newest = null;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(evidence))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                byte[] content = zip.readAllBytes();
                if (name.equals("public-key.pem")) {
                    signed.add(name, keys);
                } else if (checkpointsToo && name.equals("checkpoint.txt") && newest != null) {
                    signed.add(name, newest);
                } else if (checkpointsToo && name.startsWith("checkpoint")) {
                    var anew = new StringBuilder();
                    for (String note : new String(content, StandardCharsets.UTF_8).split("(?<=\n)(?=gatehouse)")) {
                        String text = note.substring(0, note.lastIndexOf("\n\n") + 1);
                        newest = key.signedNote(
                                previous == null ? text : text.replaceFirst("previous \\w+", "previous " + previous));
                        previous = HexFormat.of()
                                .formatHex(Merkle.sha256().digest(newest.getBytes(StandardCharsets.UTF_8)));
                        anew.append(newest);
                    }
                    signed.add(name, anew.toString());
                } else if (!name.startsWith("manifest")) {
                    signed.add(name, content);
                }
            }
        }
        signed.finish(key);
        return out.toByteArray();
    }

    @Test
    void documentsCannotTakeTheNamesOfOurs() {
        var archive = context.getBean(EvidenceArchive.class);
        for (String name : new String[] {"manifest.txt", "facts/1.txt", "../x", "/x", "a\nb", "verify.JAVA", ""}) {
            var documents = new TreeMap<String, byte[]>();
            documents.put(name, new byte[0]);
            assertThatThrownBy(() -> archive.write(RITM, documents, OutputStream.nullOutputStream()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theVerifierRunsOnItsOwn() throws Exception {
        byte[] pack = trail.pack(RITM);
        Path sound = Files.write(directory.resolve("pack.zip"), pack);
        pack[pack.length / 2] ^= 1;
        Path spoilt = Files.write(directory.resolve("spoilt.zip"), pack);

        assertThat(java(sound)).isZero();
        assertThat(java(spoilt)).isEqualTo(1);
    }

    private int java(Path evidence) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=Asia/Tokyo",
                        Verifier.SOURCE.toString(),
                        evidence.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("said.txt").toFile())
                .start()
                .waitFor();
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }
}
