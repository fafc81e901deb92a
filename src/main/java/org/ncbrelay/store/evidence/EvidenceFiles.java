package org.ncbrelay.store.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.store.LongPauses;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The bytes of originals, taken and given as streams: never a whole file in memory. An installation may store files elsewhere than in the
 * database. Originals in pieces of 256 kB; received in the transaction of their custody entry, so a crash leaves both or neither.
 */
@Repository
public class EvidenceFiles {
    private final JdbcClient jdbc;
    private final LongPauses pauses;

    EvidenceFiles(JdbcClient jdbc, LongPauses pauses) {
        this.jdbc = jdbc;
        this.pauses = pauses;
    }

    private static final int PIECE = 256 * 1024;

    /**
     * Takes an original in the running transaction and computes its hash on the way.
     *
     * @param limit in bytes
     * @throws org.ncbrelay.domain.Refusal.TooLarge as soon as the limit is passed
     */
    public Taken take(UUID id, CaseReference reference, InputStream content, long limit) throws IOException {
        String insert = "INSERT INTO evidence_chunk (evidence_id, reference, position, content) VALUES (?, ?, ?, ?)";
        return take(
                content,
                limit,
                (position, piece) -> jdbc.sql(insert)
                        .params(id, reference.value(), position, piece)
                        .update());
    }

    /**
     * As {@link #take}, for an original that goes with a request that is still being written.
     *
     * @param by whose draft it is
     */
    public Taken takeForDraft(UUID id, UUID draft, Officer by, InputStream content, long limit) throws IOException {
        String insert = """
                INSERT INTO draft_evidence_chunk (file, draft, organisation, owner, position, content)
                VALUES (?, ?, ?, ?, ?, ?)""";
        return take(
                content,
                limit,
                (position, piece) -> jdbc.sql(insert)
                        .params(id, draft, by.organisation().value(), by.userId(), position, piece)
                        .update());
    }

    private static Taken take(InputStream content, long limit, BiConsumer<Integer, byte[]> store) throws IOException {
        MessageDigest digest = Sha256.start();
        long size = 0;
        int position = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            size += piece.length;
            if (size > limit)
                throw new Refusal.TooLarge("wrong.fileSize", "A file must not be larger than %d bytes.", limit);
            digest.update(piece);
            store.accept(position++, piece);
        }
        return new Taken(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Computes SHA-256 of what is stored now, in lower-case hexadecimal. */
    public String digest(UUID id) {
        MessageDigest digest = Sha256.start();
        try {
            write(id, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (IOException e) {
            throw new UncheckedIOException("nothing is written anywhere", e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public void copyTo(UUID id, OutputStream out) throws IOException {
        pauses.allow();
        write(id, out);
    }

    private void write(UUID id, OutputStream out) throws IOException {
        List<Integer> positions = jdbc.sql(
                        "SELECT position FROM evidence_chunk WHERE evidence_id = ? ORDER BY position")
                .param(id)
                .query(Integer.class)
                .list();
        write(positions, "SELECT content FROM evidence_chunk WHERE evidence_id = ? AND position = ?", id, out);
    }

    /** As {@link #copyTo}, of an original that goes with a request that is still being written. */
    public void copyDraftTo(UUID draft, UUID id, OutputStream out) throws IOException {
        pauses.allow();
        List<Integer> positions = jdbc.sql(
                        "SELECT position FROM draft_evidence_chunk WHERE draft = ? AND file = ? ORDER BY position")
                .params(draft, id)
                .query(Integer.class)
                .list();
        write(positions, "SELECT content FROM draft_evidence_chunk WHERE file = ? AND position = ?", id, out);
    }

    /** Holds one piece in memory at a time. */
    private void write(List<Integer> positions, String piece, UUID id, OutputStream out) throws IOException {
        for (int position : positions)
            out.write(jdbc.sql(piece).params(id, position).query(byte[].class).single());
    }

    /** @param size in bytes */
    public record Taken(long size, String sha256) {}
}
