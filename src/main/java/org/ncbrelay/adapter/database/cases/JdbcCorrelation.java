package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.correlation.Correlation;
import org.ncbrelay.domain.correlation.Correlation.HitLimits;
import org.ncbrelay.domain.correlation.Traces.Trace;
import org.ncbrelay.journal.PendingRows;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Traces in PostgreSQL; only its function {@code relay_hits} compares them across countries. */
@Repository
record JdbcCorrelation(JdbcClient jdbc, PendingRows rows) implements Correlation {
    @Override
    public void keep(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at) {
        List<String> hidden = restricted.stream().map(OrganisationCode::value).toList();
        for (Trace trace : traces)
            rows.add(
                    "traces",
                    Map.of(
                            "reference", reference.value(),
                            "organisation", reference.organisation().value(),
                            "restricted", hidden,
                            "kept_at", at,
                            "kind", trace.kind().name(),
                            "value", trace.value()));
    }

    @Override
    public void replace(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at) {
        jdbc.sql("DELETE FROM trace WHERE reference = ?")
                .param(reference.value())
                .update();
        keep(reference, traces, restricted, at);
    }

    @Override
    public List<Hit> hits(CaseReference reference) {
        return jdbc.sql("""
                        SELECT id, kind, value, other_reference AS reference, other_country AS country, kept_at AS since,
                               question_state AS question, answer FROM relay_hits(?) h
                         WHERE NOT EXISTS (SELECT FROM case_link l WHERE (l.reference, l.earlier_reference) IN ((?, h.other_reference), (h.other_reference, ?)))""")
                .params(reference.value(), reference.value(), reference.value())
                .query(Rows.to(Hit.class))
                .list();
    }

    @Override
    public List<CaseReference> announce(CaseReference reference, HitLimits limits, Instant at) {
        if (!hasUnannounced(reference)) return List.of();
        // Two officers who look at once are shown no more than one would be.
        Rows.lock(jdbc, "hits of " + reference.organisation());
        int left = limits.left(announcedSince(reference.organisation(), at.minus(HitLimits.DAY))
                .matches());
        return jdbc
                .sql("""
                        INSERT INTO hit_notice (hit_id, kind, value, owner, owner_reference, asking, asking_reference, told_at)
                        SELECT h.id, h.kind, h.value, h.owner, h.owner_reference, ?, ?, ? FROM relay_hits_to_announce(?) h LIMIT ?
                        ON CONFLICT DO NOTHING RETURNING owner_reference""")
                .params(reference.organisation().value(), reference.value(), Rows.at(at), reference.value(), left)
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .map(CaseReference::new)
                .toList();
    }

    private boolean hasUnannounced(CaseReference reference) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM relay_hits_to_announce(?))")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public CaseReference ownerOf(UUID hit) {
        return jdbc.sql("SELECT owner_reference FROM hit_notice WHERE hit_id = ?")
                .param(hit)
                .query((row, n) -> new CaseReference(row.getString("owner_reference")))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public Recent announcedSince(OrganisationCode shownTo, Instant since) {
        return jdbc.sql(
                        "SELECT count(*) AS matches, min(told_at) AS oldest FROM hit_notice WHERE asking = ? AND told_at > ?")
                .params(shownTo.value(), Rows.at(since))
                .query(Rows.to(Recent.class))
                .single();
    }

    @Override
    public List<Shown> shownToOthers(CaseReference reference) {
        return jdbc.sql("""
                        SELECT kind, value, asking AS country, told_at AS at FROM hit_notice
                         WHERE owner_reference = ? ORDER BY told_at DESC, hit_id LIMIT 200""")
                .param(reference.value())
                .query(Rows.to(Shown.class))
                .list();
    }

    @Override
    public void ask(Question question) {
        try {
            jdbc.sql("""
                INSERT INTO hit_question (id, hit_id, kind, owner, owner_reference, asking, asking_reference, question, asked_by,
                        asked_at)
                VALUES (:id, :hitId, :kind, :owner, :ownerReference, :asking, :askingReference, :text, :askedBy, :askedAt)""")
                    .paramSource(Rows.of(question)
                            .addValue(
                                    "owner",
                                    question.ownerReference().organisation().value())
                            .addValue(
                                    "asking",
                                    question.askingReference().organisation().value()))
                    .update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal.Conflict("refused.askedHit", "The owner of this hit was asked before.");
        }
    }

    @Override
    public Question question(UUID id) {
        return jdbc.sql("SELECT q.*, q.question AS text FROM hit_question q WHERE id = ?")
                .param(id)
                .query(Rows.to(Question.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public void answer(UUID id, boolean disclosed, String answer, Officer by, Instant at) {
        int changed = jdbc.sql("""
                        UPDATE hit_question SET outcome = ?, answer = ?, answered_by = ?, answered_at = ?
                         WHERE id = ? AND outcome IS NULL""")
                .params(disclosed ? "DISCLOSED" : "DECLINED", answer, by.userId(), Rows.at(at), id)
                .update();
        if (changed == 0) throw new Refusal.Conflict("The question was answered before.");
    }
}
