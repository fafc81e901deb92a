package org.ncbrelay.store.evidence;

import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.evidence.DraftEvidences;
import org.ncbrelay.domain.evidence.DraftEvidences.DraftEvidence;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Evidence of drafts; the database shows a writer only the own. */
@Repository
record JdbcDraftEvidences(JdbcClient jdbc) implements DraftEvidences {
    private static final List<String> MOVE = List.of(
            // Pieces first: an original is sealed by its row.
            """
            INSERT INTO evidence_chunk (evidence_id, reference, position, content)
            SELECT c.file, :reference, c.position, c.content FROM draft_evidence_chunk c WHERE c.draft = :draft""", """
            INSERT INTO evidence (id, reference, file_name, media_type, size, sha256, description, source_url,
                                  received_by, received_organisation, received_at)
            SELECT e.id, :reference, e.file_name, e.media_type, e.size, e.sha256, e.description, e.source_url,
                   e.owner, e.organisation, e.received_at
              FROM draft_evidence e WHERE e.draft = :draft""", """
            INSERT INTO evidence_custody (evidence_id, reference, act, actor, actor_organisation, address, happened_at)
            SELECT e.id, :reference, 'RECEIVED', e.owner, e.organisation, e.address, e.received_at
              FROM draft_evidence e WHERE e.draft = :draft ORDER BY e.received_at, e.id""", """
            INSERT INTO evidence_scan (evidence_id, reference, verdict, signature, signatures, scanned_at)
            SELECT e.id, :reference, e.verdict, e.signature, e.signatures, e.scanned_at
              FROM draft_evidence e WHERE e.draft = :draft AND e.verdict IS NOT NULL""", """
            INSERT INTO evidence_custody (evidence_id, reference, act, actor, actor_organisation, reason, happened_at)
            SELECT e.id, :reference,
                   CASE e.verdict WHEN 'CLEAN' THEN 'FOUND_CLEAN' WHEN 'INFECTED' THEN 'FOUND_INFECTED' ELSE 'SCAN_FAILED' END,
                   'relay', e.organisation, nullif(concat_ws(' · ', e.signature, e.signatures), ''), e.scanned_at
              FROM draft_evidence e WHERE e.draft = :draft AND e.verdict IS NOT NULL ORDER BY e.scanned_at, e.id""");

    @Override
    public void add(DraftEvidence evidence, Officer by, String address) {
        jdbc.sql("""
                INSERT INTO draft_evidence (id, draft, organisation, owner, file_name, media_type, size, sha256, description, source_url,
                        address, received_at)
                VALUES (:id, :draft, :organisation, :owner, :fileName, :mediaType, :size, :sha256, :description, :sourceUrl, :address,
                        :receivedAt)""")
                .paramSource(Rows.of(evidence)
                        .addValue("organisation", by.organisation().value())
                        .addValue("owner", by.userId())
                        .addValue("address", address))
                .update();
    }

    @Override
    public List<DraftEvidence> of(UUID draft) {
        return jdbc.sql("""
                        SELECT id, draft, file_name, media_type, size, sha256, description, source_url,
                               NULL::timestamptz AS captured_at, received_at
                          FROM draft_evidence WHERE draft = ? ORDER BY received_at, id""").param(draft).query(Rows.to(DraftEvidence.class)).list();
    }

    @Override
    public long sizeOfAll(Officer by) {
        Rows.lock(jdbc, "evidence of drafts of " + by.userId());
        return jdbc.sql("SELECT coalesce(sum(size), 0) FROM draft_evidence")
                .query(Long.class)
                .single();
    }

    @Override
    public boolean describe(UUID draft, UUID id, Evidence.Provenance provenance) {
        return jdbc.sql("UPDATE draft_evidence SET description = ?, source_url = ? WHERE draft = ? AND id = ?")
                        .params(provenance.description(), provenance.sourceUrl(), draft, id)
                        .update()
                == 1;
    }

    @Override
    public boolean remove(UUID draft, UUID id) {
        return jdbc.sql("DELETE FROM draft_evidence WHERE draft = ? AND id = ?")
                        .params(draft, id)
                        .update()
                == 1;
    }

    @Override
    public void moveTo(CaseReference reference, UUID draft) {
        for (String statement : MOVE)
            jdbc.sql(statement)
                    .param("reference", reference.value())
                    .param("draft", draft)
                    .update();
    }
}
