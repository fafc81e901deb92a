package org.ncbrelay.domain.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;

/** A chain of random records under a checkpoint every so often, and its export. */
final class Chain {
    static final SigningKey KEY = SigningKey.generate();
    private static final String[] WORDS = {
        "REQUEST_SUBMITTED", "READ_CASE", "écrit \"so\"", "тест", "a\\b", "\u0001", "象牙", ""
    };

    final List<AuditRecord> records = new ArrayList<>();
    final List<SealedHead> heads = new ArrayList<>();
    private final Random random;

    Chain(Random random, int length, int every) {
        this.random = random;
        String previous = AuditRecord.NOTHING;
        for (int number = 1; number <= length; number++) {
            AuditRecord record = record(number, word(), previous);
            records.add(record);
            previous = record.hash();
            if (number % every == 0 || number == length) heads.add(sealed(record, heads.size() + 1L));
        }
    }

    /** Seals the chain as it is. */
    Checkpoint sealed() {
        heads.add(sealed(records.isEmpty() ? null : records.get(records.size() - 1), heads.size() + 1L));
        return heads.get(heads.size() - 1).checkpoint();
    }

    /**
     * What follows once the chain has been rolled back: other records, and checkpoints with later numbers than the lost ones.
     *
     * @param length      records that are left
     * @param checkpoints that are left
     */
    Chain continuedFrom(int length, int checkpoints, String... acts) {
        Chain continued = new Chain(random, 0, 1);
        continued.records.addAll(records.subList(0, length));
        continued.heads.addAll(heads.subList(0, checkpoints));
        for (String act : acts) {
            String previous = continued.records.isEmpty()
                    ? AuditRecord.NOTHING
                    : continued.records.get(continued.records.size() - 1).hash();
            continued.records.add(record(continued.records.size() + 1L, act, previous));
        }
        AuditRecord last = continued.records.get(continued.records.size() - 1);
        continued.heads.add(sealed(last, heads.size() + 1L));
        return continued;
    }

    /** As a checkpoint of ten organisations would have it. */
    private SealedHead sealed(AuditRecord last, long checkpointNumber) {
        long number = last == null ? 0 : last.number();
        String hash = last == null ? AuditRecord.NOTHING : last.hash();
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 10; i++)
            leaves.add(MerkleTree.leaf("FRA", 0, AuditRecord.NOTHING, "nonce" + random.nextLong()));
        int position = random.nextInt(10);
        leaves.set(position, MerkleTree.leaf("KEN", number, hash, "own"));
        String root = HexFormat.of().formatHex(new MerkleTree(leaves).root());
        Checkpoint checkpoint = Checkpoint.sign(checkpointNumber, "2026-02-03T10:15:30Z", root, KEY);
        return SealedHead.of(checkpoint, number, hash, "own", position, leaves);
    }

    static AuditRecord record(long number, String act, String previous) {
        AuditRecord open = new AuditRecord(
                "KEN",
                number,
                "2026-02-03T10:15:30.123456Z",
                number / 3,
                "a".repeat(64),
                act,
                number % 5 == 0 ? null : "KEN-2026-000001",
                null,
                number % 2 == 0 ? null : "b".repeat(64),
                previous,
                "");
        return withHash(open);
    }

    static AuditRecord withHash(AuditRecord open) {
        return new AuditRecord(
                open.organisation(),
                open.number(),
                open.happenedAt(),
                open.transaction(),
                open.actor(),
                open.act(),
                open.reference(),
                open.subject(),
                open.contentHash(),
                open.previous(),
                open.computedHash());
    }

    List<String> export() {
        return export(records, heads);
    }

    static List<String> export(List<AuditRecord> records, List<SealedHead> heads) {
        List<String> lines = new ArrayList<>();
        ExportWriter writer = new ExportWriter("KEN", "2026-02-03T10:15:30Z", lines::add);
        int next = 0;
        while (next < heads.size() && heads.get(next).number() == 0) writer.checkpoint(heads.get(next++));
        for (AuditRecord record : records) {
            writer.record(record);
            while (next < heads.size() && heads.get(next).number() <= record.number())
                writer.checkpoint(heads.get(next++));
        }
        while (next < heads.size()) writer.checkpoint(heads.get(next++));
        writer.end(KEY);
        return lines;
    }

    static Verdict verify(List<String> lines, Checkpoint... kept) {
        ExportVerifier verifier = new ExportVerifier(KeyHistory.of(KEY.verifying()), List.of(kept));
        lines.forEach(verifier::accept);
        return verifier.verdict();
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
