package org.ncbrelay.adapter.database.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Part;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.ExpertEngagements.Opinion;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests for experts and what came of them; rows are only ever added. */
@Repository
record JdbcExpertEngagements(JdbcClient jdbc, AuditLog audit) implements ExpertEngagements {
    private static final String SELECT = """
            SELECT e.*, r.released, r.reason, r.answered_by, r.answered_at, i.introduced_at,
                   (SELECT max(u.ended_at) FROM measure u WHERE u.reference = e.reference AND u.name = e.expert AND u.kind = 'EXPERT'
                       AND u.outcome = 'UNDONE') AS stood_down_at
              FROM expert_engagement e
              LEFT JOIN expert_release r ON r.engagement = e.id LEFT JOIN expert_introduction i ON i.engagement = e.id""";

    @Override
    public void ask(Engagement engagement, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO expert_engagement (id, reference, expert, organisation, expertise, question, asked_by, asked_at)
                VALUES (:id, :reference, :expert, :organisation, :expertise, :question, :askedBy, :askedAt)""")
                .paramSource(
                        Rows.of(engagement).addValue("askedBy", by.userId()).addValue("askedAt", Rows.at(at)))
                .update();
    }

    @Override
    public Engagement get(UUID id) {
        return jdbc.sql(SELECT + " WHERE e.id = ?")
                .param(id)
                .query(Rows.to(Engagement.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public List<Engagement> of(CaseReference reference) {
        return jdbc.sql(SELECT + " WHERE e.reference = ? AND relay_sees(e.reference) ORDER BY e.asked_at, e.expert")
                .param(reference.value())
                .query(Rows.to(Engagement.class))
                .list();
    }

    @Override
    public List<Engagement> asked() {
        List<Engagement> asked = jdbc.sql(SELECT
                        + " WHERE e.organisation = relay_organisation() ORDER BY e.asked_at DESC, e.id LIMIT 200")
                .query(Rows.to(Engagement.class))
                .list();
        audit.readAll(
                Read.EXPERT_REQUEST,
                asked.stream()
                        .map(shown ->
                                new Part(shown.reference().value(), shown.id().toString()))
                        .toList());
        return asked;
    }

    @Override
    public void answer(Engagement engagement, boolean released, String reason, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO expert_release (engagement, organisation, released, reason, answered_by, answered_at)
                VALUES (?, ?, ?, ?, ?, ?)""")
                .params(engagement.id(), by.organisation().value(), released, reason, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void introduce(Engagement engagement, Officer by, Instant at) {
        jdbc.sql("INSERT INTO expert_introduction (engagement, introduced_by, introduced_at) VALUES (?, ?, ?)")
                .params(engagement.id(), by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void opine(Engagement engagement, String text, String formatted, Officer by, Instant at) {
        int version = latestOpinion(engagement.id()).map(Opinion::version).orElse(0) + 1;
        jdbc.sql("""
                INSERT INTO expert_opinion (engagement, version, organisation, body, formatted, written_by, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(engagement.id(), version, by.organisation().value(), text, formatted, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public Optional<Opinion> latestOpinion(UUID engagement) {
        return jdbc.sql("SELECT *, body AS text FROM expert_opinion WHERE engagement = ? ORDER BY version DESC LIMIT 1")
                .param(engagement)
                .query(Rows.to(Opinion.class))
                .optional();
    }
}
