package org.ncbrelay.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.audit.AuditRecord;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.ExportWriter;
import org.ncbrelay.domain.audit.SealedHead;
import org.ncbrelay.store.LargeReads;
import org.ncbrelay.store.LongPauses;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The audit of the acting organisation. Reads a chain and its checkpoints page by page, never as a whole into memory. */
@Repository
public class AuditChains {
    private static final int PAGE = 1000;
    /** Reading the page of a case notes six. */
    private static final int MOST_ACTS_IN_ONE = 10;

    /** Each brings the leaves of every organisation, and there are tens of thousands in a year. */
    private static final String HEADS = """
            SELECT c.number AS checkpoint, c.made_at, c.root, c.key_id, c.signature, c.leaves, h.position, h.number, h.hash, h.nonce
              FROM audit_checkpoint_head h JOIN audit_checkpoint c ON c.number = h.checkpoint
             WHERE h.organisation = ? ORDER BY c.number""";

    private final JdbcClient jdbc;
    private final LargeReads large;
    private final LongPauses pauses;

    AuditChains(JdbcClient jdbc, LargeReads large, LongPauses pauses) {
        this.jdbc = jdbc;
        this.large = large;
        this.pauses = pauses;
    }

    /** Writes the chain up to where the newest checkpoint saw it, with every checkpoint in its place. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void write(OrganisationCode organisation, ExportWriter out) {
        pauses.allow();
        Deque<AuditRecord> page = new ArrayDeque<>(page(organisation, 0));
        large.sql(HEADS).param(organisation.value()).query(row -> {
            SealedHead head = head(row);
            while (!page.isEmpty() && page.element().number() <= head.number()) {
                AuditRecord record = page.remove();
                out.record(record);
                if (page.isEmpty()) page.addAll(page(organisation, record.number()));
            }
            // A verifier must see the checkpoints of a chain that lost its end, too.
            out.checkpoint(head);
        });
    }

    /**
     * What the chain last noted about a case, newest first; what one person did in one transaction is one entry.
     *
     * @param userId whose acts; null for everybody's
     * @param limit  how many entries at most
     */
    @Transactional(readOnly = true)
    public List<Entry> newest(OrganisationCode organisation, CaseReference reference, String userId, int limit) {
        return jdbc.sql("""
                        SELECT max(number) AS number, max(happened_at) AS at, user_id, array_agg(act ORDER BY number) AS acts,
                               (array_agg(hash ORDER BY number DESC))[1] AS hash
                          FROM (SELECT r.number, r.happened_at, r.transaction, r.act, r.hash, p.user_id
                                  FROM audit_record r
                                  LEFT JOIN audit_person p ON p.organisation = r.organisation AND p.actor = r.actor
                                 WHERE r.organisation = :organisation AND r.reference = :reference
                                   AND (CAST(:user AS text) IS NULL OR p.user_id = :user)
                                 ORDER BY r.number DESC LIMIT :links) newest
                         GROUP BY transaction, user_id ORDER BY max(number) DESC LIMIT :entries""")
                .param("organisation", organisation.value())
                .param("reference", reference.value())
                .param("user", userId)
                .param("links", limit * MOST_ACTS_IN_ONE)
                .param("entries", limit)
                .query((row, n) -> new Entry(
                        row.getLong("number"),
                        Instant.parse(row.getString("at")),
                        row.getString("user_id"),
                        Rows.texts(row, "acts").stream().distinct().toList(),
                        row.getString("hash")))
                .list();
    }

    private List<AuditRecord> page(OrganisationCode organisation, long after) {
        return jdbc.sql("""
                        SELECT organisation, number, happened_at, transaction, actor, act, reference, subject, content_hash, previous, hash
                          FROM audit_record WHERE organisation = ? AND number > ? ORDER BY number LIMIT ?""")
                .params(organisation.value(), after, PAGE)
                .query(Rows.to(AuditRecord.class))
                .list();
    }

    private static SealedHead head(ResultSet row) throws SQLException {
        Checkpoint checkpoint = new Checkpoint(
                row.getLong("checkpoint"),
                Rows.instant(row, "made_at").toString(),
                row.getString("root"),
                row.getString("key_id"),
                row.getString("signature"));
        return SealedHead.of(
                checkpoint,
                row.getLong("number"),
                row.getString("hash"),
                row.getString("nonce"),
                row.getInt("position"),
                leaves(row.getBytes("leaves")));
    }

    private static List<byte[]> leaves(byte[] together) {
        List<byte[]> leaves = new ArrayList<>();
        for (int at = 0; at + 32 <= together.length; at += 32) leaves.add(Arrays.copyOfRange(together, at, at + 32));
        return leaves;
    }

    /**
     * @param number of the last link in the chain
     * @param userId null where nothing leads from the actor's hash back to a person; the relay itself removes no such link
     * @param acts   each once, in order
     * @param hash   of the last link, SHA-256 in hexadecimal digits
     */
    public record Entry(long number, Instant at, String userId, List<String> acts, String hash) {}
}
