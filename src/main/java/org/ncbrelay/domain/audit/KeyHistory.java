package org.ncbrelay.domain.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The keys that sealed the audit, the first one first, each named by the one before. As text, one line for the first key and one for each
 * change: a file of one line is that of a relay whose key was never changed. A key counts for the checkpoints of its own time only, so
 * that one which was stolen later proves nothing new.
 */
public final class KeyHistory {
    private final List<VerifyingKey> keys;
    private final List<Handover> changes;

    private KeyHistory(VerifyingKey first, List<Handover> changes) {
        this.changes = List.copyOf(changes);
        List<VerifyingKey> all = new ArrayList<>(List.of(first));
        long last = 0;
        for (Handover change : changes) {
            if (!change.isSignedBy(all.get(all.size() - 1)) || change.last() <= last)
                throw new IllegalArgumentException("a key in the file is not named by the one before");
            last = change.last();
            all.add(change.successor());
        }
        keys = List.copyOf(all);
    }

    public static KeyHistory of(VerifyingKey only) {
        return new KeyHistory(only, List.of());
    }

    /** @throws IllegalArgumentException if the text is no such file, or a key in it is not named by the one before */
    public static KeyHistory parse(String text) {
        List<String> lines = text.strip().lines().toList();
        return new KeyHistory(
                VerifyingKey.parse(lines.isEmpty() ? "" : lines.get(0)),
                lines.stream().skip(1).map(Handover::parse).toList());
    }

    /**
     * The same with a new key.
     *
     * @param last   the last checkpoint that the key which ends has sealed
     * @param ending must be the newest key of this history
     */
    public KeyHistory changed(Checkpoint last, SigningKey ending, VerifyingKey successor) {
        if (!ending.id().equals(newest().id()) || !last.isSignedBy(newest()))
            throw new IllegalArgumentException(
                    "only the newest key names its successor, and after a checkpoint of its own");
        List<Handover> all = new ArrayList<>(changes);
        all.add(Handover.sign(last, successor, ending));
        return new KeyHistory(keys.get(0), all);
    }

    public VerifyingKey newest() {
        return keys.get(keys.size() - 1);
    }

    /** @param id of a key, as checkpoints have it */
    public boolean has(String id) {
        return keys.stream().anyMatch(key -> key.id().equals(id));
    }

    /** How often the key was changed. */
    public int changes() {
        return changes.size();
    }

    /** Whether the checkpoint is signed by the key of its time, and is the one that a change of keys names. */
    boolean proves(Checkpoint checkpoint) {
        boolean named = changes.stream()
                .filter(change -> change.last() == checkpoint.number())
                .allMatch(change -> change.root().equals(checkpoint.root()));
        return named && checkpoint.isSignedBy(keys.get(at(checkpoint.number())));
    }

    /**
     * The key that may sign an export, whose last checkpoint is that: the one of the checkpoint, or one that came later.
     *
     * @param id as the export names it
     */
    Optional<VerifyingKey> ofExport(Object id, long lastCheckpoint) {
        return keys.stream()
                .skip(lastCheckpoint == 0 ? 0 : at(lastCheckpoint))
                .filter(key -> Objects.equals(key.id(), id))
                .findFirst();
    }

    private int at(long checkpoint) {
        return (int) IntStream.range(0, changes.size())
                .filter(i -> changes.get(i).last() < checkpoint)
                .count();
    }

    /** As the file has it. */
    @Override
    public String toString() {
        return keys.get(0) + changes.stream().map(change -> "\n" + change).collect(Collectors.joining());
    }

    /**
     * The last word of a key: which checkpoint it sealed last, and which key seals from then on. Signed by the key that ends, so that anyone who
     * trusts that one can trust its successor.
     *
     * @param last      number of the last checkpoint of the key that ends
     * @param root      of that checkpoint
     * @param successor the key that follows
     * @param signature of the key that ends, Ed25519 in Base64
     */
    record Handover(long last, String root, VerifyingKey successor, String signature) {
        private static final Pattern FORM =
                Pattern.compile("(\\d{1,18});([0-9a-f]{64});([A-Za-z0-9+/=]{20,200});([A-Za-z0-9+/=]{88})");

        static Handover sign(Checkpoint last, VerifyingKey successor, SigningKey ending) {
            return new Handover(
                    last.number(),
                    last.root(),
                    successor,
                    ending.sign(statement(last.number(), last.root(), successor)));
        }

        boolean isSignedBy(VerifyingKey ending) {
            return ending.verifies(statement(last, root, successor), signature);
        }

        private static String statement(long last, String root, VerifyingKey successor) {
            return Hashes.text("ncb-relay key", last, root, successor.toString());
        }

        /** @throws IllegalArgumentException if the text is none */
        static Handover parse(String text) {
            Matcher matcher = FORM.matcher(text.strip());
            if (!matcher.matches())
                throw new IllegalArgumentException("not a change of keys: number;root;key;signature");
            return new Handover(
                    Long.parseLong(matcher.group(1)),
                    matcher.group(2),
                    VerifyingKey.parse(matcher.group(3)),
                    matcher.group(4));
        }

        @Override
        public String toString() {
            return last + ";" + root + ";" + successor + ";" + signature;
        }
    }
}
