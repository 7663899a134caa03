package org.gatehouse.trail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.gatehouse.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Evidence to take away: what is recorded, with all that somebody needs to verify it without Gatehouse. */
@Component
public class EvidenceArchive {

    private static final Logger log = LoggerFactory.getLogger(EvidenceArchive.class);
    private static final Pattern NAME = Pattern.compile("[\\w(][\\w .()-]*(/[\\w(][\\w .()-]*)*");
    private static final Pattern OURS = Pattern.compile(
            "README\\.txt|Verify\\.java|proofs\\.txt|checkpoint\\.txt|public-key\\.pem|manifest\\.(txt|sig)"
                    + "|(facts|log|checkpoints)(/.*)?",
            Pattern.CASE_INSENSITIVE);

    private final Sealer sealer;
    private final SealedFacts facts;
    private final Tree tree;
    private final Checkpoints checkpoints;
    private final SealingKey key;

    EvidenceArchive(Sealer sealer, SealedFacts facts, Tree tree, Checkpoints checkpoints, SealingKey key) {
        this.sealer = sealer;
        this.facts = facts;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.key = key;
    }

    /**
     * Writes a zip file of everything recorded of a request. Facts that are not sealed yet are sealed first; what is
     * recorded in the transaction that runs is not among them.
     *
     * @param documents what goes with it, by the name of the file, which may have folders in it
     * @param out stays open
     */
    public void write(String ritm, SortedMap<String, byte[]> documents, OutputStream out) throws IOException {
        documents.keySet().forEach(EvidenceArchive::refuseUnfit);
        sealer.seal();
        Checkpoint checkpoint = latest();
        var files = new LinkedHashMap<>(documents);
        var sealings = new TreeMap<Long, Checkpoint>();
        var proofs = new StringBuilder("request %s\n".formatted(ritm));
        facts.of(ritm).forEach(each -> proofs.append('\n').append(proof(each, checkpoint, files, sealings)));
        sealings.forEach((size, sealing) ->
                files.put("checkpoints/%d.txt".formatted(size), sealing.note().getBytes(StandardCharsets.UTF_8)));
        var zip = new SignedZip(out);
        addTools(zip);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            zip.add(file.getKey(), file.getValue());
        }
        zip.add("proofs.txt", proofs.toString());
        finish(zip, checkpoint);
    }

    /**
     * Writes a zip file of the whole log, a part at a time.
     *
     * @param out stays open
     */
    public void writeLog(OutputStream out) throws IOException {
        sealer.seal();
        Checkpoint checkpoint = latest();
        var zip = new SignedZip(out);
        addTools(zip);
        try (var parts = new LogParts("log", zip)) {
            facts.upTo(checkpoint.size()).forEach(each -> parts.add(each.leaf().index(), asPartOfLog(each)));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        try (var parts = new LogParts("checkpoints", zip)) {
            checkpoints.upTo(checkpoint.size()).forEach(each -> parts.add(each.size(), each.note()));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
        finish(zip, checkpoint);
    }

    private static void refuseUnfit(String name) {
        if (!NAME.matcher(name).matches() || OURS.matcher(name).matches()) {
            throw new IllegalArgumentException("A document cannot be named '%s'".formatted(name));
        }
    }

    private Checkpoint latest() {
        return checkpoints
                .latest()
                .orElseThrow(() -> Refusal.conflict("NO_CHECKPOINT", "The audit log has no checkpoint to prove it by"));
    }

    private static void addTools(SignedZip zip) throws IOException {
        for (String name : new String[] {"README.txt", "Verify.java"}) {
            try (InputStream tool = EvidenceArchive.class.getResourceAsStream("/audit/" + name)) {
                zip.add(name, tool.readAllBytes());
            }
        }
    }

    private String proof(
            SealedFact sealed, Checkpoint checkpoint, Map<String, byte[]> files, Map<Long, Checkpoint> sealings) {
        Leaf leaf = sealed.leaf();
        StoredFact fact = sealed.fact();
        if (leaf == null) {
            return ProofText.of(sealed, "unsealed");
        }
        String path = path("path", leaf, checkpoint);
        if (fact == null) {
            return ProofText.of(sealed, "missing") + path;
        }
        if (fact.isExpired()) {
            // the newest covers every leaf, unless the log lost its end
            Checkpoint sealing = checkpoints.firstWith(leaf.index()).orElse(checkpoint);
            sealings.put(sealing.size(), sealing);
            return ProofText.of(sealed, "expired")
                    + path
                    + "sealed %d\n".formatted(sealing.size())
                    + path("sealed-path", leaf, sealing);
        }
        String file = "facts/%d.txt".formatted(leaf.index());
        files.put(file, fact.text().bytes());
        return ProofText.of(sealed, file) + path;
    }

    /** Where hashes are gone, evidence says so rather than there being none: the verifier calls it altered. */
    private String path(String word, Leaf leaf, Checkpoint checkpoint) {
        try {
            if (leaf.index() >= checkpoint.size()) {
                throw new BrokenTree("Leaf %d is not covered by a checkpoint".formatted(leaf.index()));
            }
            return ProofText.path(word, tree.path(leaf.index(), checkpoint.size()));
        } catch (BrokenTree broken) {
            log.error("THE AUDIT LOG WAS ALTERED: fact {} cannot be proved. {}", leaf.factId(), broken.getMessage());
            return ProofText.noPath(word);
        }
    }

    private static String asPartOfLog(SealedFact sealed) {
        StoredFact fact = sealed.fact();
        if (fact == null) {
            return ProofText.of(sealed, "missing");
        }
        return fact.isExpired()
                ? ProofText.of(sealed, "expired")
                : ProofText.of(sealed, "follows") + new String(fact.text().bytes(), StandardCharsets.UTF_8);
    }

    private void finish(SignedZip zip, Checkpoint checkpoint) throws IOException {
        zip.add("checkpoint.txt", checkpoint.note());
        zip.add("public-key.pem", key.publicKeys());
        zip.finish(key);
    }
}
