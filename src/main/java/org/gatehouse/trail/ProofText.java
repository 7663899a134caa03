package org.gatehouse.trail;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** What evidence says of a fact, as lines that the verifier reads. */
final class ProofText {

    private static final String NONE = "-";

    private ProofText() {}

    /** @param text where the fact's text is: what stands after the word */
    static String of(SealedFact sealed, String text) {
        Leaf leaf = sealed.leaf() == null ? sealed.fact().leaf(-1) : sealed.leaf();
        String salt = sealed.fact() == null ? null : sealed.fact().salt();
        return "leaf %s\nfact %d\nritm %s\nsalt %s\ncommitment %s\ntext %s\n"
                .formatted(
                        sealed.leaf() == null ? NONE : leaf.index(),
                        leaf.factId(),
                        orNone(leaf.ritm()),
                        orNone(salt),
                        leaf.commitment(),
                        text);
    }

    static String path(String word, List<byte[]> path) {
        String hashes = path.stream().map(HexFormat.of()::formatHex).collect(Collectors.joining(" "));
        return "%s %s\n".formatted(word, hashes.isEmpty() ? NONE : hashes);
    }

    /** In place of a path that what is left of the tree does not give. */
    static String noPath(String word) {
        return "%s missing\n".formatted(word);
    }

    private static String orNone(String value) {
        return value == null ? NONE : value;
    }
}
