package org.gatehouse.trail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The full subtrees that make up a Merkle tree, one for each binary digit of its size: all that appending and the root
 * need to know of it.
 */
final class Subtrees {

    /** Told of each subtree that has become full. */
    @FunctionalInterface
    interface Full {

        /** @param level its height: it has 2 to the power of {@code level} leaves */
        void subtree(int level, long position, byte[] hash);
    }

    private static final String BETWEEN = ",";

    /** The smallest first. */
    private final Deque<byte[]> hashes = new ArrayDeque<>();

    private long size;

    Subtrees() {}

    /** @param stored as {@link #stored} gave it */
    Subtrees(long size, String stored) {
        this.size = size;
        if (!stored.isEmpty()) {
            for (String hash : stored.split(BETWEEN)) {
                hashes.push(HexFormat.of().parseHex(hash));
            }
        }
        if (hashes.size() != Long.bitCount(size)) {
            throw new IllegalStateException("A tree of %d leaves has %d full subtrees, not %d"
                    .formatted(size, Long.bitCount(size), hashes.size()));
        }
    }

    long size() {
        return size;
    }

    void append(byte[] leaf, Full full) {
        byte[] hash = leaf;
        long position = size;
        for (int level = 0; ; level++, position >>= 1) {
            full.subtree(level, position, hash);
            if ((position & 1) == 0) {
                break;
            }
            hash = Merkle.node(hashes.pop(), hash);
        }
        hashes.push(hash);
        size++;
    }

    byte[] root() {
        if (hashes.isEmpty()) {
            return Merkle.empty();
        }
        Iterator<byte[]> fromSmallest = hashes.iterator();
        byte[] root = fromSmallest.next();
        while (fromSmallest.hasNext()) {
            root = Merkle.node(fromSmallest.next(), root);
        }
        return root;
    }

    /** In hexadecimal, the largest first. */
    String stored() {
        Iterable<byte[]> fromLargest = hashes::descendingIterator;
        return StreamSupport.stream(fromLargest.spliterator(), false)
                .map(HexFormat.of()::formatHex)
                .collect(Collectors.joining(BETWEEN));
    }
}
