package org.ncbrelay.adapter.seal;

import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.AuditRecord;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.KeyHistory;
import org.ncbrelay.domain.audit.MerkleTree;
import org.ncbrelay.domain.audit.SigningKey;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.store.WorkerTransactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Makes checkpoints: one leaf for each organisation, whether it acted or not, each blinded anew, so that a checkpoint tells
 * no one anything about anybody else. Its number is its time, because a count would tell how many others asked for.
 */
@Component
class CheckpointMaker implements AuditSeals {
    private static final HexFormat HEX = HexFormat.of();
    /** Any number, the same on all nodes: they make checkpoints one after another. */
    private static final long LOCK = 4_711_201_906L;

    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;
    private final SealFolder folder;
    private final DatabaseHistory history;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CheckpointMaker(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            SealFolder folder,
            DatabaseHistory history,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("checkpoint", jdbc, transactionManager);
        this.folder = folder;
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Checkpoint make() {
        history.compare();
        return kept(transactions.call(() -> insert(null)));
    }

    /**
     * What every node does regularly: nothing where another one made a checkpoint for all within half an interval, because each
     * checkpoint stays for ever.
     */
    void makeIfDue(Duration interval) {
        history.compare();
        Checkpoint made = transactions.call(() -> {
            lock();
            Instant recent = clock.instant().minus(interval.dividedBy(2));
            return newest("WHERE for_all")
                            .filter(last -> Instant.parse(last.madeAt()).isAfter(recent))
                            .isPresent()
                    ? null
                    : insert(null);
        });
        if (made != null) kept(made);
    }

    @Override
    public Checkpoint makeFor(OrganisationCode organisation) {
        history.compare();
        return kept(transactions.call(() -> insert(organisation.value())));
    }

    private Checkpoint kept(Checkpoint made) {
        // Stored only once it is committed: a copy of what the database never had would be a false alarm. So would one
        // of a history that
        // waits for its confirmation, once the newer one is restored.
        if (history.rollback().isEmpty()) folder.keep(made);
        return made;
    }

    @Override
    public Checkpoint latest() {
        return newest("WHERE for_all").orElseGet(this::make);
    }

    @Override
    public List<Checkpoint> lost() {
        List<Checkpoint> kept = folder.kept();
        Set<Long> missing = Set.copyOf(jdbc.sql("""
                        SELECT k.number FROM unnest(:numbers::bigint[], :roots::text[]) AS k (number, root)
                         WHERE k.number > (SELECT coalesce(max(r.continues_after), 0) FROM database_rollback r)
                           AND NOT EXISTS (SELECT 1 FROM audit_checkpoint c WHERE c.number = k.number AND c.root = k.root)""")
                .param("numbers", kept.stream().map(Checkpoint::number).toArray(Long[]::new))
                .param("roots", kept.stream().map(Checkpoint::root).toArray(String[]::new))
                .query(Long.class)
                .list());
        return kept.stream()
                .filter(checkpoint -> missing.contains(checkpoint.number()))
                .toList();
    }

    @Override
    public SigningKey key() {
        return folder.key();
    }

    @Override
    public KeyHistory keys() {
        return folder.keys();
    }

    @Override
    public Optional<SigningKey> changeKey(String id) {
        Changed changed = transactions.call(() -> {
            lock();
            if (!folder.key().id().equals(id)) return null;
            Checkpoint last = insert(null);
            return new Changed(last, folder.change(last));
        });
        if (changed == null) return Optional.empty();
        kept(changed.last());
        kept(transactions.call(() -> insert(null)));
        return Optional.of(changed.fresh());
    }

    private record Changed(Checkpoint last, SigningKey fresh) {}

    private void lock() {
        jdbc.sql("SELECT 1 FROM pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> 0)
                .list();
    }

    /** @param only whose chain it is proved to; null for all */
    private Checkpoint insert(String only) {
        lock();
        // Of a chain that has not begun as well: its organisation may hold a receipt with this checkpoint.
        List<Head> ends = jdbc.sql("""
                        SELECT o.code, coalesce(h.number, 0), coalesce(h.hash, ?)
                          FROM organisation o LEFT JOIN audit_head h ON h.organisation = o.code ORDER BY o.code""")
                .param(AuditRecord.NOTHING)
                .query((row, place) -> new Head(row.getString(1), row.getLong(2), row.getString(3), place, nonce()))
                .list();
        List<byte[]> leaves = ends.stream()
                .map(end -> MerkleTree.leaf(end.organisation(), end.number(), end.hash(), end.nonce()))
                .toList();
        List<Head> heads = ends.stream()
                .filter(end -> only == null || only.equals(end.organisation()))
                .toList();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        // Rising like a count, and no count: no one learns from it how many there are. Above those that the database
        // has lost, too.
        Optional<Checkpoint> newest = newest("");
        // A node that started with the key of its own before the first checkpoint, too, finds here that another node
        // has a different one.
        newest.ifPresent(folder::requireKeyOf);
        long before = Stream.of(newest, folder.newest())
                .flatMap(Optional::stream)
                .mapToLong(Checkpoint::number)
                .max()
                .orElse(0);
        long number = Math.max(before + 1, now.toEpochMilli());
        String root = HEX.formatHex(new MerkleTree(leaves).root());
        Checkpoint checkpoint = Checkpoint.sign(number, now.toString(), root, folder.key());
        store(checkpoint, only == null, now, leaves, heads);
        return checkpoint;
    }

    private Optional<Checkpoint> newest(String which) {
        return jdbc.sql("SELECT number, made_at, root, key_id, signature FROM audit_checkpoint " + which
                        + " ORDER BY number DESC LIMIT 1")
                .query((row, n) -> new Checkpoint(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant().toString(),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)))
                .optional();
    }

    private void store(Checkpoint checkpoint, boolean forAll, Instant now, List<byte[]> leaves, List<Head> heads) {
        ByteArrayOutputStream together = new ByteArrayOutputStream();
        leaves.forEach(together::writeBytes);
        jdbc.sql(
                        "INSERT INTO audit_checkpoint (number, made_at, leaves, root, key_id, signature, for_all) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        checkpoint.number(),
                        Timestamp.from(now),
                        together.toByteArray(),
                        checkpoint.root(),
                        checkpoint.keyId(),
                        checkpoint.signature(),
                        forAll)
                .update();
        jdbc.sql("""
                        INSERT INTO audit_checkpoint_head (checkpoint, organisation, position, number, hash, nonce)
                        SELECT ?, h.* FROM unnest(?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[]) AS h""")
                .params(
                        checkpoint.number(),
                        heads.stream().map(Head::organisation).toArray(String[]::new),
                        heads.stream().map(Head::position).toArray(Integer[]::new),
                        heads.stream().map(Head::number).toArray(Long[]::new),
                        heads.stream().map(Head::hash).toArray(String[]::new),
                        heads.stream().map(Head::nonce).toArray(String[]::new))
                .update();
    }

    private String nonce() {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        return HEX.formatHex(bits);
    }

    /** @param nonce blinds the leaf of the organisation */
    private record Head(String organisation, long number, String hash, int position, String nonce) {}
}
