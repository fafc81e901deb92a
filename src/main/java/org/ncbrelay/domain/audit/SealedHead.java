package org.ncbrelay.domain.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The part of a checkpoint about one organisation's chain, with its proof.
 *
 * @param number   of the chain's last record at that moment; 0 before the first
 * @param hash     of that record
 * @param nonce    blinds the leaf for everybody else
 * @param position of the leaf among all
 * @param leaves   how many leaves there are
 * @param path     siblings from the leaf up to the root, in hexadecimal with commas
 */
public record SealedHead(
        Checkpoint checkpoint, long number, String hash, String nonce, long position, long leaves, String path) {
    private static final HexFormat HEX = HexFormat.of();
    private static final String FIELDS =
            "type number madeAt root key signature head headHash nonce position leaves path";

    /** Builds the proof from all leaves of the checkpoint. */
    public static SealedHead of(
            Checkpoint checkpoint, long number, String hash, String nonce, int position, List<byte[]> leaves) {
        String path = String.join(
                ",",
                new MerkleTree(leaves)
                        .path(position).stream().map(HEX::formatHex).toList());
        return new SealedHead(checkpoint, number, hash, nonce, position, leaves.size(), path);
    }

    boolean isProvedFor(String organisation) {
        if (leaves < 1 || leaves > 10_000 || position < 0 || position >= leaves) return false;
        try {
            List<byte[]> siblings = new ArrayList<>();
            if (!path.isEmpty()) for (String sibling : path.split(",", -1)) siblings.add(HEX.parseHex(sibling));
            byte[] leaf = MerkleTree.leaf(organisation, number, hash, nonce);
            byte[] root = MerkleTree.climb(leaf, (int) position, (int) leaves, siblings);
            return root != null && Arrays.equals(root, HEX.parseHex(checkpoint.root()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    String line() {
        Checkpoint of = checkpoint;
        return FlatJson.write(
                FIELDS,
                "checkpoint",
                of.number(),
                of.madeAt(),
                of.root(),
                of.keyId(),
                of.signature(),
                number,
                hash,
                nonce,
                position,
                leaves,
                path);
    }

    static SealedHead of(Map<String, Object> line) {
        Checkpoint checkpoint = new Checkpoint(
                (Long) line.get("number"),
                (String) line.get("madeAt"),
                (String) line.get("root"),
                (String) line.get("key"),
                (String) line.get("signature"));
        return new SealedHead(
                checkpoint,
                (Long) line.get("head"),
                (String) line.get("headHash"),
                (String) line.get("nonce"),
                (Long) line.get("position"),
                (Long) line.get("leaves"),
                (String) line.get("path"));
    }
}
