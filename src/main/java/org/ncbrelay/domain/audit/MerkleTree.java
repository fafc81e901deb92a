package org.ncbrelay.domain.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.Sha256;

/** A tree of SHA-256 hashes over leaves; leaves and nodes are hashed apart, so that neither can pass for the other. */
public final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<List<byte[]>> levels = new ArrayList<>();

    /** @param leaves at least one */
    public MerkleTree(List<byte[]> leaves) {
        levels.add(leaves);
        while (top().size() > 1) levels.add(above(top()));
    }

    /** The leaf for the end of a chain, blinded by a nonce. */
    public static byte[] leaf(String organisation, long number, String hash, String nonce) {
        return Sha256.of(LEAF, bytes(Hashes.text(organisation, number, hash, nonce)));
    }

    public byte[] root() {
        return top().get(0);
    }

    /** The siblings on the way up from a leaf; a level where it has none adds nothing. */
    public List<byte[]> path(int position) {
        List<byte[]> path = new ArrayList<>();
        for (List<byte[]> level : levels) {
            int sibling = position ^ 1;
            if (sibling < level.size()) path.add(level.get(sibling));
            position /= 2;
        }
        return path;
    }

    /**
     * The root that a leaf and its path lead to.
     *
     * @param size how many leaves the tree has
     * @return null if the path has another length than it must
     */
    public static byte[] climb(byte[] leaf, int position, int size, List<byte[]> path) {
        byte[] at = leaf;
        int used = 0;
        for (int width = size; width > 1; width = (width + 1) / 2, position /= 2) {
            if ((position ^ 1) >= width) continue;
            if (used == path.size()) return null;
            byte[] sibling = path.get(used++);
            at = position % 2 == 0 ? Sha256.of(NODE, at, sibling) : Sha256.of(NODE, sibling, at);
        }
        return used == path.size() ? at : null;
    }

    private List<byte[]> top() {
        return levels.get(levels.size() - 1);
    }

    /** The last of an odd number rises as it is. */
    private static List<byte[]> above(List<byte[]> level) {
        List<byte[]> above = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2)
            above.add(i + 1 < level.size() ? Sha256.of(NODE, level.get(i), level.get(i + 1)) : level.get(i));
        return above;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
