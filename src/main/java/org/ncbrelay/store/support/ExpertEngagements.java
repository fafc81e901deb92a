package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Part;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests to other countries to release an expert, and what came of them. The releasing country sees its own requests and nothing else of the case. */
@Repository
public record ExpertEngagements(JdbcClient jdbc, AuditLog audit) {
    private static final String SELECT = """
            SELECT e.*, r.released, r.reason, r.answered_by, r.answered_at, i.introduced_at,
                   (SELECT max(u.ended_at) FROM measure u WHERE u.reference = e.reference AND u.name = e.expert AND u.kind = 'EXPERT'
                       AND u.outcome = 'UNDONE') AS stood_down_at
              FROM expert_engagement e
              LEFT JOIN expert_release r ON r.engagement = e.id LEFT JOIN expert_introduction i ON i.engagement = e.id""";

    public void ask(Engagement engagement, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO expert_engagement (id, reference, expert, organisation, expertise, question, asked_by, asked_at)
                VALUES (:id, :reference, :expert, :organisation, :expertise, :question, :askedBy, :askedAt)""")
                .paramSource(
                        Rows.of(engagement).addValue("askedBy", by.userId()).addValue("askedAt", Rows.at(at)))
                .update();
    }

    /** @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the acting organisation */
    public Engagement get(UUID id) {
        return jdbc.sql(SELECT + " WHERE e.id = ?")
                .param(id)
                .query(Rows.to(Engagement.class))
                .optional()
                .orElseThrow(Refusal.NotFound::new);
    }

    /** Those of a case in order; empty for a reader who does not see the case. */
    public List<Engagement> of(CaseReference reference) {
        return jdbc.sql(SELECT + " WHERE e.reference = ? AND relay_sees(e.reference) ORDER BY e.asked_at, e.expert")
                .param(reference.value())
                .query(Rows.to(Engagement.class))
                .list();
    }

    /** Those that the acting organisation was asked for, newest first. */
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

    /** Records the word of the expert's NCB, once. */
    public void answer(Engagement engagement, boolean released, String reason, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO expert_release (engagement, organisation, released, reason, answered_by, answered_at)
                VALUES (?, ?, ?, ?, ?, ?)""")
                .params(engagement.id(), by.organisation().value(), released, reason, by.userId(), Rows.at(at))
                .update();
    }

    /** Records the introduction; the database refuses it where the NCB did not release the expert. */
    public void introduce(Engagement engagement, Officer by, Instant at) {
        jdbc.sql("INSERT INTO expert_introduction (engagement, introduced_by, introduced_at) VALUES (?, ?, ?)")
                .params(engagement.id(), by.userId(), Rows.at(at))
                .update();
    }

    /**
     * Keeps an opinion; one that was asked to be reworked gets the next version.
     *
     * @param text      its words alone
     * @param formatted the same text as Markdown; null if it is none
     */
    public void opine(Engagement engagement, String text, String formatted, Officer by, Instant at) {
        int version = latestOpinion(engagement.id()).map(Opinion::version).orElse(0) + 1;
        jdbc.sql("""
                INSERT INTO expert_opinion (engagement, version, organisation, body, formatted, written_by, written_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(engagement.id(), version, by.organisation().value(), text, formatted, by.userId(), Rows.at(at))
                .update();
    }

    public Optional<Opinion> latestOpinion(UUID engagement) {
        return jdbc.sql("SELECT *, body AS text FROM expert_opinion WHERE engagement = ? ORDER BY version DESC LIMIT 1")
                .param(engagement)
                .query(Rows.to(Opinion.class))
                .optional();
    }

    /**
     * One expert asked for one case.
     *
     * @param organisation  the expert's country
     * @param question      what the expert shall answer
     * @param released      null while the NCB has not answered
     * @param reason        why not; null if none was given
     * @param introducedAt  null while the expert is not introduced
     * @param stoodDownAt   null unless the expert is no longer needed
     */
    public record Engagement(
            UUID id,
            CaseReference reference,
            String expert,
            OrganisationCode organisation,
            Expertise expertise,
            String question,
            Instant askedAt,
            Boolean released,
            String reason,
            String answeredBy,
            Instant answeredAt,
            Instant introducedAt,
            Instant stoodDownAt) {
        /** A request without an answer. */
        public static Engagement asked(
                CaseReference reference, Expert expert, Expertise expertise, String question, Instant at) {
            return new Engagement(
                    UUID.randomUUID(),
                    reference,
                    expert.code(),
                    expert.organisation(),
                    expertise,
                    question,
                    at,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }

        public boolean isReleased() {
            return Boolean.TRUE.equals(released);
        }

        public String titleOfOpinion() {
            return "Opinion of " + expert;
        }
    }

    /**
     * @param id        of this version
     * @param version   from 1
     * @param text      its words alone
     * @param formatted the same text as Markdown; null if it is none
     */
    public record Opinion(UUID id, int version, String text, String formatted, String writtenBy, Instant writtenAt) {}
}
