package org.ncbrelay.domain.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Sha256;

/**
 * Reads an export line by line and finds the first record that is not what was written: changed, left out, added, moved, or of a
 * chain that was written anew.
 */
public final class ExportVerifier {
    private final KeyHistory keys;
    /** What the relay notes in every chain once two operators have confirmed a restore. */
    private static final String RESTORED = "DATABASE_RESTORED";

    private final Map<Long, Checkpoint> kept;
    private final Set<Long> missing = new TreeSet<>();
    private final MessageDigest digest = Sha256.start();
    private String organisation;
    private String madeAt;
    private String lastHash = AuditRecord.NOTHING;
    private long line;
    private long records;
    private long checkpoints;
    private long sealedUpTo;
    private long lastCheckpoint;
    private long restored;
    private boolean ended;
    private Verdict.Problem problem;

    /**
     * @param keys as they were handed over apart from the export
     * @param kept checkpoints from elsewhere, such as receipts: the export must contain each of them
     */
    public ExportVerifier(KeyHistory keys, List<Checkpoint> kept) {
        this.keys = keys;
        this.kept = kept.stream()
                .collect(Collectors.toMap(Checkpoint::number, Function.identity(), (one, other) -> one, TreeMap::new));
        missing.addAll(this.kept.keySet());
    }

    /** Takes a whole export; a line ends with a line feed and nothing else. */
    public Verdict verify(InputStream export) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (InputStream in = new BufferedInputStream(export)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next != '\n') {
                    text.write(next);
                    continue;
                }
                accept(text.toString(StandardCharsets.UTF_8));
                text.reset();
            }
        }
        if (problem == null && text.size() > 0) {
            line++;
            fail(records + 1, "the export is cut off in the middle of a line");
        }
        return verdict();
    }

    /** Takes the next line; after the first problem nothing more is looked at. */
    public void accept(String text) {
        if (problem != null) return;
        line++;
        if (ended) {
            fail(records + 1, "there is something behind the signed end");
            return;
        }
        try {
            read(text, FlatJson.read(text));
        } catch (RuntimeException e) {
            fail(records + 1, "the line is not one of an export");
        }
    }

    /** Ends the verification. */
    public Verdict verdict() {
        if (problem == null && !ended) fail(records + 1, "the export has no signed end: it was cut off");
        return new Verdict(organisation, records, checkpoints, problem);
    }

    private void read(String text, Map<String, Object> values) {
        String type = (String) values.get("type");
        if (organisation == null) begin(text, values);
        else if ("record".equals(type)) record(text, AuditRecord.of(values));
        else if ("checkpoint".equals(type)) checkpoint(text, SealedHead.of(values));
        else if ("end".equals(type)) end(text, values);
        else throw new IllegalArgumentException(type);
        if (problem == null && !ended) digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void begin(String text, Map<String, Object> values) {
        organisation = (String) values.get("organisation");
        madeAt = (String) values.get("madeAt");
        if (!text.equals(ExportWriter.beginning(organisation, madeAt))) fail(1, "the export does not begin as one");
    }

    private void record(String text, AuditRecord record) {
        long expected = records + 1;
        if (!text.equals(record.line())) fail(expected, "the line was not written by an export");
        else if (!record.computedHash().equals(record.hash())) fail(expected, "its content does not have its hash");
        else if (record.number() > expected)
            fail(expected, "records %d to %d are missing".formatted(expected, record.number() - 1));
        else if (record.number() < expected)
            fail(record.number(), expected, "record " + record.number() + " stands there twice");
        else if (!record.organisation().equals(organisation)) fail(expected, "it belongs to another organisation");
        else if (!record.previous().equals(lastHash))
            fail(sealedUpTo + 1, expected, "it does not follow the record before");
        else {
            records = expected;
            lastHash = record.hash();
            if (RESTORED.equals(record.act())) restored = expected;
        }
    }

    private void checkpoint(String text, SealedHead head) {
        long number = head.checkpoint().number();
        if (!text.equals(head.line())) fail(records + 1, "the line was not written by an export");
        else if (number <= lastCheckpoint) fail(records + 1, "the checkpoints are out of order");
        else if (!keys.proves(head.checkpoint()))
            fail(records + 1, "checkpoint " + number + " is not signed by the key of its time");
        else if (!head.isProvedFor(organisation))
            fail(records + 1, "checkpoint " + number + " does not prove this chain");
        else if (head.number() > records)
            fail(records + 1, "checkpoint %d saw records up to %d; they are missing".formatted(number, head.number()));
        else if (head.number() < records)
            fail(head.number() + 1, records, "checkpoint %d stands in the wrong place".formatted(number));
        else if (!head.hash().equals(lastHash))
            fail(
                    sealedUpTo + 1,
                    Math.max(records, sealedUpTo + 1),
                    "the chain was written anew before checkpoint " + number);
        else if (contradicts(head.checkpoint()))
            fail(sealedUpTo + 1, "checkpoint " + number + " is not the one of the receipt");
        else {
            checkpoints++;
            missing.remove(number);
            lastCheckpoint = number;
            sealedUpTo = records;
        }
    }

    private boolean contradicts(Checkpoint checkpoint) {
        Checkpoint receipt = kept.get(checkpoint.number());
        return receipt != null && !receipt.root().equals(checkpoint.root());
    }

    private void end(String text, Map<String, Object> values) {
        String sha256 = HexFormat.of().formatHex(digest.digest());
        String signature = (String) values.get("signature");
        String statement = ExportWriter.statement(organisation, madeAt, records, checkpoints, sha256);
        ended = true;
        VerifyingKey key = keys.ofExport(values.get("key"), lastCheckpoint).orElse(keys.newest());
        if (!text.equals(ExportWriter.endLine(records, checkpoints, sha256, key.id(), signature))
                || !key.verifies(statement, signature))
            fail(
                    sealedUpTo + 1,
                    "the signed end is not of these lines: something outside the records was changed, or cut");
        else if (kept.values().stream().anyMatch(receipt -> !keys.proves(receipt)))
            fail(records + 1, "a checkpoint of a receipt is not signed by the key");
        else if (!missing.isEmpty()) fail(records + 1, lost(missing.iterator().next()));
    }

    /** A restore that was recorded explains the loss; what was lost is missing all the same. */
    private String lost(long checkpoint) {
        String what =
                "checkpoint %d of a receipt is missing: this is an older state, or one that continues an older state"
                        .formatted(checkpoint);
        return restored == 0 ? what : what + "; record %d says that a backup was restored".formatted(restored);
    }

    private void fail(long record, String message) {
        fail(record, record, message);
    }

    private void fail(long record, long upTo, String message) {
        problem = new Verdict.Problem(line, record, upTo, message);
    }

    /**
     * What a verification found.
     *
     * @param records     that were checked and are valid
     * @param checkpoints that were checked and are valid
     * @param problem     the first invalid one; null if everything is valid
     */
    public record Verdict(String organisation, long records, long checkpoints, Problem problem) {
        public boolean isIntact() {
            return problem == null;
        }

        /**
         * @param line   of the export, from 1; 0 where there is none
         * @param record number of the first record that is not what was written; where one cannot be distinguished from its neighbours,
         *               the first of {@code record} to {@code upTo}
         * @param upTo   same as {@code record}, or the last that may be the one
         */
        public record Problem(long line, long record, long upTo, String message) {
            @Override
            public String toString() {
                String which = upTo == record ? "record " + record : "one of the records " + record + " to " + upTo;
                return "line " + line + ", " + which + ": " + message;
            }
        }
    }
}
