import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies evidence taken out of Gatehouse, with nothing but Java 17:
 *
 * <pre>java Verify.java evidence.zip [trusted-checkpoint.txt] [--key trusted-key.pem]</pre>
 *
 * Ends with 0 only if nothing was altered, 1 if something was, 2 if it cannot tell.
 */
public final class Verify {

    private static final int FACT_LINES = 7;
    private static final int NOTE_LINES = 8;
    private static final int MOST_TOLD = 50;

    /** More than Gatehouse writes into a file that is read whole. */
    private static final int MOST_BYTES = 32 << 20;

    private static final String NONE = "-";
    private static final String MISSING = "missing";

    /** What makes it pointless to look further. */
    private static final class Altered extends RuntimeException {
        Altered(String what) {
            super(what);
        }
    }

    private static final class CannotTell extends RuntimeException {
        CannotTell(String what) {
            super(what);
        }
    }

    private record Note(String name, long size, String root, String previous, Instant time, Period retention, String all) {}

    private record Claim(long leaf, String fact, String ritm, String salt, String commitment, String text) {
        String inWords() {
            return "Fact %s (%s%s)".formatted(
                    fact, leaf < 0 ? "without a leaf" : "leaf " + leaf, ritm.equals(NONE) ? "" : ", " + ritm);
        }
    }

    private final PrintStream out;
    private final ZipFile zip;
    private final List<PublicKey> keys = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<Claim> unproved = new ArrayList<>();
    private long problemCount;

    private Verify(ZipFile zip, PrintStream out) {
        this.zip = zip;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(args, System.out));
    }

    static int run(String[] args, PrintStream out) {
        var files = new ArrayList<String>();
        String key = null;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--key") && key == null && i + 1 < args.length && !args[i + 1].startsWith("-")) {
                key = args[++i];
            } else if (args[i].startsWith("-")) {
                return usage(out);
            } else {
                files.add(args[i]);
            }
        }
        if (files.isEmpty() || files.size() > 2) {
            return usage(out);
        }
        try {
            Note trusted = files.size() == 1 ? null : trusted(files.get(1));
            return verify(Path.of(files.get(0)), trusted, key == null ? null : trustedKeys(key), out);
        } catch (CannotTell unknown) {
            out.println("RESULT: cannot tell. " + unknown.getMessage());
        } catch (InvalidPathException noFile) {
            out.println("RESULT: cannot tell. There cannot be a file " + noFile.getInput() + ".");
        } catch (VirtualMachineError tooLarge) {
            out.println("RESULT: cannot tell. This takes more memory than Java was given; try java -Xmx4g Verify.java ...");
        }
        return 2;
    }

    private static int usage(PrintStream out) {
        out.println("Usage: java Verify.java evidence.zip [trusted-checkpoint.txt] [--key trusted-key.pem]");
        return 2;
    }

    private static int verify(Path pack, Note trusted, List<byte[]> trustedKeys, PrintStream out) {
        if (!Files.isReadable(pack) || Files.isDirectory(pack)) {
            throw new CannotTell("There is no file " + pack + " that can be read.");
        }
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            new Verify(zip, out).verify(pack, trusted, trustedKeys);
            out.println("RESULT: nothing was altered"
                    + (trusted == null && trustedKeys == null ? ", if the key above is Gatehouse's." : "."));
            return 0;
        } catch (Altered altered) {
            out.println("RESULT: ALTERED. " + altered.getMessage());
        } catch (CannotTell unknown) {
            throw unknown;
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            out.println("RESULT: ALTERED, or no evidence of Gatehouse at all: it cannot be read.");
        }
        return 1;
    }

    private static Note trusted(String file) {
        try {
            return note(readTrusted(file));
        } catch (Altered malformed) {
            throw new CannotTell(file + " is no checkpoint of Gatehouse.");
        }
    }

    private static List<byte[]> trustedKeys(String file) {
        List<byte[]> trusted;
        try {
            trusted = pem(readTrusted(file));
        } catch (IllegalArgumentException malformed) {
            trusted = List.of();
        }
        if (trusted.isEmpty()) {
            throw new CannotTell("There is no public key in " + file + ".");
        }
        return trusted;
    }

    private static String readTrusted(String file) {
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            return new String(content.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new CannotTell("There is no file " + file + " that can be read.");
        }
    }

    private void verify(Path pack, Note trusted, List<byte[]> trustedKeys) throws IOException, GeneralSecurityException {
        boolean asWritten = isAsWritten(pack);
        // Tells which file it is, where it is one.
        manifest();
        if (!asWritten) {
            throw new Altered("The files are those of the manifest, but the zip file around them is not byte for byte"
                    + " as Gatehouse writes it.");
        }
        keys(trustedKeys);
        Note checkpoint = note(text("checkpoint.txt"));
        signed(checkpoint);
        boolean isOfRequest = zip.getEntry("proofs.txt") != null;
        if (isOfRequest) {
            request(checkpoint);
        } else {
            log(checkpoint, trusted);
        }
        finish();
        if (trusted != null) {
            vouched(checkpoint, trusted, trustedKeys != null);
        }
        if (isOfRequest) {
            compare(checkpoint, trusted);
        }
    }

    /**
     * Whoever makes evidence of their own can name any key in it as a former one. So a trusted checkpoint vouches only
     * for the key that signed it and the manifest too.
     */
    private void vouched(Note checkpoint, Note trusted, boolean keysAreTrusted) throws GeneralSecurityException {
        if (keys.stream().noneMatch(key -> isSignedBy(key, trusted))) {
            throw new Altered("The trusted checkpoint was signed by another key than this evidence.");
        }
        if (!keysAreTrusted && !(isSignedBy(keys.get(0), trusted) && isSignedBy(keys.get(0), checkpoint))) {
            throw new CannotTell("The trusted checkpoint or that of the evidence was signed by a key that is said to be a"
                    + " former one of Gatehouse. Give --key with the public keys that you know by other means.");
        }
    }

    private void finish() {
        if (problemCount > 0) {
            problems.forEach(out::println);
            throw new Altered(problemCount == 1 ? problems.get(0) : problemCount + " things do not fit, see above.");
        }
    }

    private void problem(String what) {
        problemCount++;
        if (problems.size() < MOST_TOLD) {
            problems.add(what);
        }
    }

    // The file itself

    /** The same entries always make the same file, so not one byte of it can be other than it was written. */
    private boolean isAsWritten(Path pack) throws IOException {
        try (InputStream file = Files.newInputStream(pack);
                var found = new BufferedInputStream(file, 1 << 16)) {
            var same = new Compared(found);
            var again = new ZipOutputStream(same, StandardCharsets.UTF_8);
            for (ZipEntry each : entries()) {
                var entry = new ZipEntry(each.getName());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(each.getSize());
                entry.setCrc(each.getCrc());
                entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
                again.putNextEntry(entry);
                try (InputStream content = zip.getInputStream(each)) {
                    content.transferTo(again);
                }
                again.closeEntry();
            }
            again.finish();
            return same.isSame() && found.read() == -1;
        } catch (ZipException compressed) {
            return false;
        }
    }

    /** Compares what is written to it with what stands in a file. */
    private static final class Compared extends OutputStream {

        private final InputStream found;
        private boolean same = true;

        Compared(InputStream found) {
            this.found = found;
        }

        boolean isSame() {
            return same;
        }

        @Override
        public void write(int one) throws IOException {
            same &= found.read() == (one & 0xff);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            byte[] theirs = found.readNBytes(length);
            same &= Arrays.equals(theirs, 0, theirs.length, some, from, from + length);
        }
    }

    private void manifest() throws IOException, GeneralSecurityException {
        List<? extends ZipEntry> entries = entries();
        int files = entries.size() - 2;
        if (files < 1
                || !entries.get(files).getName().equals("manifest.txt")
                || !entries.get(files + 1).getName().equals("manifest.sig")) {
            throw new Altered("The manifest and its signature are not at the end: there stands "
                    + (entries.isEmpty() ? "nothing" : entries.get(entries.size() - 1).getName()) + ".");
        }
        var list = new StringBuilder();
        for (ZipEntry entry : entries.subList(0, files)) {
            list.append(hex(hashOf(entry))).append("  ").append(entry.getName()).append('\n');
        }
        if (!list.toString().equals(text("manifest.txt"))) {
            throw new Altered("The files are not those of the manifest: " + difference(list.toString()));
        }
        for (byte[] block : pem(text("public-key.pem"))) {
            keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(block)));
        }
        if (keys.isEmpty() || !isSigned(keys.get(0), bytes("manifest.txt"), bytes("manifest.sig"))) {
            throw new Altered("The manifest is not signed by the key in public-key.pem.");
        }
        say("All %d files are those of the manifest, which is signed.".formatted(files));
    }

    private String difference(String found) throws IOException {
        List<String> expected = text("manifest.txt").lines().toList();
        return found.lines()
                .filter(line -> !expected.contains(line))
                .map(line -> line.replaceFirst("^\\S+\\s+", ""))
                .findFirst()
                .map(name -> name + " was altered or added.")
                .orElseGet(() -> expected.stream()
                        .filter(line -> !found.contains(line + "\n"))
                        .findFirst()
                        .map(line -> line.replaceFirst("^\\S+\\s+", "") + " is missing.")
                        .orElse("they stand in another order."));
    }

    private void keys(List<byte[]> trusted) throws GeneralSecurityException {
        String fingerprint = hex(sha256().digest(keys.get(0).getEncoded()));
        if (trusted == null) {
            say("It was signed by the key with the SHA-256 fingerprint\n  " + fingerprint
                    + "\n  Compare it with the fingerprint that you were given by other means: whoever has a key of"
                    + " their own could have signed anything with that.");
            return;
        }
        for (PublicKey key : keys) {
            if (trusted.stream().noneMatch(block -> Arrays.equals(block, key.getEncoded()))) {
                throw new Altered("It was signed by a key that is not among those you trust: "
                        + hex(sha256().digest(key.getEncoded())));
            }
        }
        say("It was signed by the key that you trust, " + fingerprint + ".");
    }

    // Checkpoints

    private static Note note(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != NOTE_LINES + 1
                || !lines[3].startsWith("previous ")
                || !lines[4].startsWith("time ")
                || !lines[5].startsWith("retention ")
                || !lines[6].isEmpty()
                || !lines[8].isEmpty()) {
            throw new Altered("A checkpoint is not as Gatehouse writes it.");
        }
        try {
            return new Note(
                    lines[0],
                    Long.parseLong(lines[1]),
                    lines[2],
                    lines[3].substring("previous ".length()),
                    Instant.parse(lines[4].substring("time ".length())),
                    Period.parse(lines[5].substring("retention ".length())),
                    text);
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new Altered("A checkpoint is not as Gatehouse writes it.");
        }
    }

    private void signed(Note note) {
        if (keys.stream().noneMatch(key -> isSignedBy(key, note))) {
            throw new Altered("The checkpoint of %d facts is not signed.".formatted(note.size()));
        }
    }

    private static boolean isSignedBy(PublicKey key, Note note) {
        String text = note.all().substring(0, note.all().lastIndexOf("\n\n") + 1);
        String last = note.all().substring(text.length() + 1);
        try {
            byte[] both = Base64.getDecoder().decode(last.substring(last.lastIndexOf(' ') + 1).strip());
            String again = "\u2014 " + note.name() + " " + Base64.getEncoder().encodeToString(both) + "\n";
            byte[] encoded = key.getEncoded();
            MessageDigest number = sha256();
            number.update((note.name() + "\n").getBytes(StandardCharsets.UTF_8));
            number.update((byte) 1);
            number.update(encoded, encoded.length - 32, 32);
            return both.length > 4
                    && again.equals(last)
                    && Arrays.equals(both, 0, 4, number.digest(), 0, 4)
                    && isSigned(key, text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(both, 4, both.length));
        } catch (GeneralSecurityException | IllegalArgumentException notSigned) {
            return false;
        }
    }

    private void compare(Note checkpoint, Note kept) {
        say("These facts were in the log of %s when it held %d facts, at %s.".formatted(
                checkpoint.name(), checkpoint.size(), checkpoint.time()));
        say("Whether this is everything that was recorded of the request, and whether the log lost its end, only"
                + " the evidence of the whole log can show.");
        if (kept != null) {
            if (kept.size() != checkpoint.size()) {
                throw new CannotTell("The trusted checkpoint is of %d facts and this one of %d; compare it with the"
                        .formatted(kept.size(), checkpoint.size()) + " evidence of the whole log.");
            }
            if (!kept.root().equals(checkpoint.root())) {
                throw new Altered("The trusted checkpoint describes another log.");
            }
            say("The trusted checkpoint describes the same log.");
        }
    }

    // One request

    private void request(Note checkpoint) throws IOException, GeneralSecurityException {
        String[] blocks = text("proofs.txt").split("\n\n");
        String ritm = blocks[0].strip().substring("request ".length());
        int expired = 0;
        int texts = 0;
        for (int i = 1; i < blocks.length; i++) {
            Iterator<String> lines = blocks[i].lines().iterator();
            Claim claim = claim(lines);
            if (claim.leaf() < 0 || claim.text().equals("unsealed")) {
                problem(claim.inWords() + " was put in: it was never sealed.");
                continue;
            }
            String path = lines.next();
            if (!claim.ritm().equals(ritm)) {
                problem(claim.inWords() + " was sealed as a fact of another request than " + ritm + ".");
            }
            prove(claim, path, "path ", checkpoint);
            if (claim.text().equals(MISSING)) {
                problem(claim.inWords() + " was deleted.");
            } else if (claim.text().equals("expired")) {
                expired++;
                expired(claim, lines, checkpoint);
            } else {
                texts++;
                fact(claim, bytes(claim.text()));
            }
        }
        if (!unproved.isEmpty()) {
            problem("Leaves or nodes of the log were altered or deleted, so that facts cannot be proved: %d, first %s."
                    .formatted(unproved.size(), unproved.get(0).inWords()));
        }
        long files = entries().stream().filter(each -> each.getName().startsWith("facts/")).count();
        if (files != texts) {
            problem("There are %d texts of facts and proofs of %d.".formatted(files, texts));
        }
        say("%d facts of %s: each was compared with its commitment and its place in the log%s.".formatted(
                blocks.length - 1, ritm, expired == 0 ? "" : "; the texts of %d have expired".formatted(expired)));
    }

    private void expired(Claim claim, Iterator<String> lines, Note checkpoint)
            throws IOException, GeneralSecurityException {
        Note sealing = note(text("checkpoints/%s.txt".formatted(value(lines.next(), "sealed "))));
        signed(sealing);
        prove(claim, lines.next(), "sealed-path ", sealing);
        old(claim, sealing, checkpoint);
    }

    private void prove(Claim claim, String line, String word, Note checkpoint) throws GeneralSecurityException {
        if (line.equals(word + MISSING)) {
            unproved.add(claim);
        } else if (!isIn(claim, path(line, word), checkpoint)) {
            problem(claim.inWords() + " is not in the log of %d facts as its proof says.".formatted(checkpoint.size()));
        }
    }

    private void old(Claim claim, Note sealing, Note checkpoint) {
        if (!claim.salt().equals(NONE)
                || sealing.time().atOffset(ZoneOffset.UTC).plus(checkpoint.retention()).toInstant()
                        .isAfter(checkpoint.time())) {
            problem(claim.inWords() + " has lost its text before its time: sealed at " + sealing.time()
                    + ", retention " + checkpoint.retention() + ".");
        }
    }

    private void fact(Claim claim, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        if (!claim.salt().matches("[0-9a-f]{32}")) {
            problem(claim.inWords() + " has lost its salt.");
            return;
        }
        mac.init(new SecretKeySpec(HexFormat.of().parseHex(claim.salt()), "HmacSHA256"));
        if (!hex(mac.doFinal(text)).equals(claim.commitment())) {
            problem(claim.inWords() + " was altered: it does not say what it said when it was sealed.");
        }
    }

    private static Claim claim(Iterator<String> lines) {
        String leaf = value(lines.next(), "leaf ");
        return new Claim(
                leaf.equals(NONE) ? -1 : Long.parseLong(leaf),
                value(lines.next(), "fact "),
                value(lines.next(), "ritm "),
                value(lines.next(), "salt "),
                value(lines.next(), "commitment "),
                value(lines.next(), "text "));
    }

    private static String value(String line, String word) {
        if (!line.startsWith(word)) {
            throw new Altered("A line should begin with '" + word + "': " + line);
        }
        return line.substring(word.length());
    }

    // The whole log

    private void log(Note last, Note kept) throws IOException, GeneralSecurityException {
        String keptRoot = null;
        boolean hasHole = false;
        var subtrees = new ArrayDeque<byte[]>();
        var passedOver = new TreeMap<Long, Long>();
        var expired = new ArrayList<Claim>();
        long highest = 0;
        long size = 0;
        long checkpoints = 0;
        long texts = 0;
        Note previous = null;
        try (Lines facts = new Lines("log/"); Lines notes = new Lines("checkpoints/")) {
            Note next = notes.hasNext() ? notes.note() : null;
            while (facts.hasNext()) {
                Claim claim = claim(facts);
                if (claim.leaf() < size) {
                    throw new Altered(claim.inWords() + " stands where leaf %d should.".formatted(size));
                }
                if (claim.leaf() > size) {
                    problem("Leaf %d is missing; %s stands in its place.".formatted(size, claim.inWords()));
                    hasHole = true;
                    size = claim.leaf();
                }
                highest = once(claim, highest, passedOver);
                switch (claim.text()) {
                    case MISSING -> problem(claim.inWords() + " was deleted.");
                    case "expired" -> expired.add(claim);
                    default -> {
                        texts++;
                        fact(claim, facts.take(FACT_LINES).getBytes(StandardCharsets.UTF_8));
                    }
                }
                // after a hole no root can be reckoned
                size++;
                if (!hasHole) {
                    append(subtrees, size - 1, leaf(claim));
                }
                if (!hasHole && kept != null && kept.size() == size) {
                    keptRoot = root(subtrees);
                }
                while (next != null && (next.size() == size || hasHole && next.size() < size)) {
                    checkpoint(next, previous, hasHole ? next.root() : root(subtrees));
                    for (Claim each : expired) {
                        old(each, next, last);
                    }
                    expired.clear();
                    checkpoints++;
                    previous = next;
                    next = notes.hasNext() ? notes.note() : null;
                }
            }
            if (next != null) {
                problem("There is a checkpoint of %d facts, and the log has %d.".formatted(next.size(), size));
            }
        }
        if (previous == null || !previous.all().equals(last.all()) || last.size() != size) {
            problem("The log does not end with its last checkpoint.");
        }
        say("%d facts of the log: each was compared with its commitment, %d have expired; none is there twice.".formatted(
                size, size - texts));
        say("%d checkpoints, the last at %s: each is signed, names the one before it and describes the log as it then"
                .formatted(checkpoints, last.time()) + " was.");
        tail(kept, keptRoot, size);
    }

    private void tail(Note kept, String keptRoot, long size) {
        if (kept == null) {
            say("NOT CHECKED: whether facts were cut off at the end together with their checkpoints. Pass a checkpoint"
                    + " that was kept elsewhere to find that out.");
            return;
        }
        if (kept.size() > size) {
            problem("The end was cut off: the trusted checkpoint is of %d facts, the log has %d.".formatted(
                    kept.size(), size));
        } else if (!kept.root().equals(keptRoot)) {
            problem("The trusted checkpoint of %d facts describes another log: this one was rewritten, or it was cut off"
                    .formatted(kept.size()) + " before that checkpoint and has grown since.");
        } else {
            say("The trusted checkpoint of %d facts describes this log: nothing before it was cut off. Later facts"
                    .formatted(kept.size()) + " may have been cut off and the log have grown since: only a later checkpoint"
                    + " that was kept elsewhere can show that.");
        }
    }

    private void checkpoint(Note note, Note previous, String root) throws GeneralSecurityException {
        try {
            signed(note);
        } catch (Altered unsigned) {
            problem(unsigned.getMessage());
        }
        if (!note.root().equals(root)) {
            problem("The checkpoint of %d facts describes another log.".formatted(note.size()));
        }
        if (!note.previous().equals(previous == null
                ? "none"
                : hex(sha256().digest(previous.all().getBytes(StandardCharsets.UTF_8))))) {
            problem("The checkpoint of %d facts does not name the one before it.".formatted(note.size()));
        }
    }

    /** Facts are numbered upwards but for those that came late, whose numbers were passed over before. */
    private long once(Claim claim, long highest, TreeMap<Long, Long> passedOver) {
        long fact = Long.parseLong(claim.fact());
        if (fact > highest) {
            if (fact > highest + 1) {
                passedOver.put(highest + 1, fact - 1);
            }
            return fact;
        }
        Map.Entry<Long, Long> gap = passedOver.floorEntry(fact);
        if (gap == null || gap.getValue() < fact) {
            problem(claim.inWords() + " is there twice.");
            return highest;
        }
        passedOver.remove(gap.getKey());
        if (gap.getKey() < fact) {
            passedOver.put(gap.getKey(), fact - 1);
        }
        if (fact < gap.getValue()) {
            passedOver.put(fact + 1, gap.getValue());
        }
        return highest;
    }

    /** The lines of all files of a folder, in their order. */
    private final class Lines implements Iterator<String>, AutoCloseable {

        private final Iterator<? extends ZipEntry> files;
        private BufferedReader reader;
        private String next;

        Lines(String folder) throws IOException {
            files = entries().stream().filter(each -> each.getName().startsWith(folder)).iterator();
            advance();
        }

        private void advance() throws IOException {
            next = reader == null ? null : reader.readLine();
            while (next == null && files.hasNext()) {
                close();
                reader = new BufferedReader(
                        new InputStreamReader(zip.getInputStream(files.next()), StandardCharsets.UTF_8));
                next = reader.readLine();
            }
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public String next() {
            if (next == null) {
                throw new Altered("A file ends too early.");
            }
            String line = next;
            try {
                advance();
            } catch (IOException e) {
                throw new Altered("A file cannot be read.");
            }
            return line;
        }

        String take(int count) {
            var taken = new StringBuilder();
            for (int i = 0; i < count; i++) {
                taken.append(next()).append('\n');
            }
            return taken.toString();
        }

        Note note() {
            return Verify.note(take(NOTE_LINES));
        }

        @Override
        public void close() throws IOException {
            if (reader != null) {
                reader.close();
            }
        }
    }

    // The tree of RFC 6962

    private static byte[] leaf(Claim claim) throws GeneralSecurityException {
        String ritm = claim.ritm().equals(NONE) ? "" : claim.ritm();
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest("%s\n%s\n%s\n".formatted(claim.fact(), ritm, claim.commitment())
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] node(byte[] left, byte[] right) throws GeneralSecurityException {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    private static void append(Deque<byte[]> subtrees, long position, byte[] leaf) throws GeneralSecurityException {
        byte[] hash = leaf;
        for (long rest = position; (rest & 1) == 1; rest >>= 1) {
            hash = node(subtrees.pop(), hash);
        }
        subtrees.push(hash);
    }

    private static String root(Deque<byte[]> subtrees) throws GeneralSecurityException {
        byte[] root = null;
        for (byte[] subtree : subtrees) {
            root = root == null ? subtree : node(subtree, root);
        }
        return Base64.getEncoder().encodeToString(root);
    }

    /** RFC 9162, section 2.1.3.2. */
    private static boolean isIn(Claim claim, List<byte[]> path, Note checkpoint) throws GeneralSecurityException {
        long at = claim.leaf();
        long last = checkpoint.size() - 1;
        if (at > last) {
            return false;
        }
        byte[] hash = leaf(claim);
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Base64.getEncoder().encodeToString(hash).equals(checkpoint.root());
    }

    private static List<byte[]> path(String line, String word) {
        String hashes = value(line, word);
        return hashes.equals(NONE)
                ? List.of()
                : Arrays.stream(hashes.split(" ")).map(HexFormat.of()::parseHex).toList();
    }

    // Bytes and hashes

    private List<? extends ZipEntry> entries() {
        return zip.stream().toList();
    }

    private byte[] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new Altered(name + " is missing.");
        }
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Altered(name + " is larger than any that Gatehouse writes.");
            }
            return bytes;
        }
    }

    private String text(String name) throws IOException {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] hashOf(ZipEntry entry) throws IOException, GeneralSecurityException {
        MessageDigest digest = sha256();
        try (InputStream content = zip.getInputStream(entry)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static List<byte[]> pem(String text) {
        return Pattern.compile("-----BEGIN PUBLIC KEY-----\\R([A-Za-z0-9+/=\\s]+?)-----END PUBLIC KEY-----")
                .matcher(text)
                .results()
                .map(block -> Base64.getMimeDecoder().decode(block.group(1)))
                .toList();
    }

    private static boolean isSigned(PublicKey key, byte[] text, byte[] signature) throws GeneralSecurityException {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature);
        } catch (java.security.SignatureException malformed) {
            return false;
        }
    }

    private static MessageDigest sha256() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private void say(String what) {
        out.println("- " + what);
    }
}
