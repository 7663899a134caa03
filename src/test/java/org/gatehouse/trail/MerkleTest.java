package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree is that of RFC 6962: roots are those that others reckon, however the tree has come about. */
class MerkleTest {

    private static final HexFormat HEX = HexFormat.of();

    /** The leaves and roots that implementations of Certificate Transparency are tested with. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThoseThatOthersReckon() {
        var tree = new Subtrees();
        assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(0));
        for (int i = 0; i < LEAVES.size(); i++) {
            tree.append(Merkle.leaf(HEX.parseHex(LEAVES.get(i))), (level, position, hash) -> {});
            assertThat(HEX.formatHex(tree.root())).isEqualTo(ROOTS.get(i + 1));
        }
    }

    @Test
    void aTreeThatWasStoredGoesOnAsBefore() {
        var leaves = new ArrayList<byte[]>();
        var tree = new Subtrees();
        for (int size = 1; size <= 300; size++) {
            leaves.add(Merkle.leaf(new byte[] {(byte) size, (byte) (size >> 8)}));
            tree = new Subtrees(tree.size(), tree.stored());
            tree.append(leaves.get(size - 1), (level, position, hash) -> {});
            assertThat(tree.root()).as("%d leaves", size).isEqualTo(rootByDefinition(leaves));
        }
    }

    @Test
    void everySubtreeIsToldOfWhenItIsFull() {
        var told = new ArrayList<String>();
        var tree = new Subtrees();
        for (int i = 0; i < 4; i++) {
            tree.append(new byte[32], (level, position, hash) -> told.add(level + "/" + position));
        }
        assertThat(told).containsExactly("0/0", "0/1", "1/0", "0/2", "0/3", "1/1", "2/0");
    }

    @Test
    void subtreesOfAnotherSizeAreRefused() {
        assertThatThrownBy(() -> new Subtrees(3, "00")).hasMessage("A tree of 3 leaves has 2 full subtrees, not 1");
    }

    /** RFC 6962, section 2.1, word for word. */
    static byte[] rootByDefinition(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Merkle.node(
                rootByDefinition(leaves.subList(0, split)), rootByDefinition(leaves.subList(split, leaves.size())));
    }

    /** RFC 9162, section 2.1.3.2. */
    static boolean leadsTo(byte[] root, long index, long size, byte[] leaf, List<byte[]> path) {
        long at = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                hash = Merkle.node(sibling, hash);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Merkle.node(hash, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
