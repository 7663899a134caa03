package org.gatehouse.trail;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads hashes of the stored tree. Only full subtrees of 256 leaves, of 256 of those, and so on are stored, so that a
 * proof reads at most 256 rows of each of these levels.
 */
@Repository
class Tree {

    /** Every eighth level is stored; between them, hashes are reckoned. */
    static final int STEP = 8;

    private final JdbcClient jdbc;

    Tree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static boolean isStored(int level) {
        return level > 0 && level % STEP == 0;
    }

    /**
     * The hashes that lead from a leaf to the root of the tree as it was at a size (RFC 6962, section 2.1.1), from the
     * leaf upwards.
     */
    List<byte[]> path(long index, long size) {
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + Long.highestOneBit(to - from - 1);
            if (index < middle) {
                path.add(0, root(middle, to));
                to = middle;
            } else {
                path.add(0, root(from, middle));
                from = middle;
            }
        }
        return path;
    }

    /** The root of the leaves from one to before another, of which the first begins a subtree. */
    private byte[] root(long from, long to) {
        var subtrees = new ArrayList<byte[]>();
        for (long at = from; at < to; ) {
            long length = Long.highestOneBit(to - at);
            subtrees.add(full(Long.numberOfTrailingZeros(length), at / length));
            at += length;
        }
        byte[] root = subtrees.remove(subtrees.size() - 1);
        while (!subtrees.isEmpty()) {
            root = Merkle.node(subtrees.remove(subtrees.size() - 1), root);
        }
        return root;
    }

    /** The hash of a full subtree, from the next stored level at or below it. */
    private byte[] full(int level, long position) {
        int stored = level - level % STEP;
        long count = 1L << (level - stored);
        List<byte[]> hashes = stored == 0 ? leaves(position * count, count) : nodes(stored, position * count, count);
        if (hashes.size() != count) {
            throw new BrokenTree("Hashes of level %d from %d on are missing".formatted(stored, position * count));
        }
        while (hashes.size() > 1) {
            hashes = pairs(hashes);
        }
        return hashes.get(0);
    }

    private static List<byte[]> pairs(List<byte[]> hashes) {
        var above = new ArrayList<byte[]>(hashes.size() / 2);
        for (int i = 0; i < hashes.size(); i += 2) {
            above.add(Merkle.node(hashes.get(i), hashes.get(i + 1)));
        }
        return above;
    }

    private List<byte[]> leaves(long from, long count) {
        return jdbc
                .sql("select * from audit_leaf where leaf_index >= :from and leaf_index < :to order by leaf_index")
                .param("from", from)
                .param("to", from + count)
                .query(Leaf::read)
                .list()
                .stream()
                .map(Leaf::hash)
                .toList();
    }

    private static byte[] parse(String hash, int level) {
        try {
            return HexFormat.of().parseHex(hash);
        } catch (IllegalArgumentException altered) {
            throw new BrokenTree("A node of level %d is no hash".formatted(level));
        }
    }

    private List<byte[]> nodes(int level, long from, long count) {
        return jdbc
                .sql("select hash from audit_node where level = :level and position >= :from and position < :to"
                        + " order by position")
                .param("level", level)
                .param("from", from)
                .param("to", from + count)
                .query(String.class)
                .list()
                .stream()
                .map(hash -> parse(hash, level))
                .toList();
    }
}
