package org.ncbrelay.adapter.database.support;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.NoteColumns;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.Assessment;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.deployment.TeamRole;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.request.Confidentiality;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Deployments; rows are only ever added, but for the one answer to the place of a team. */
@Repository
class JdbcDeployments implements Deployments {
    private final JdbcClient jdbc;

    JdbcDeployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void open(CaseReference reference, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO ist_deployment (reference, opened_by, opened_at) VALUES (?, ?, ?) ON CONFLICT (reference) DO NOTHING")
                .params(reference.value(), by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public void add(CaseReference reference, DeploymentFact fact) {
        jdbc.sql(
                        "INSERT INTO ist_fact (reference, kind, note, said, days, recorded_by, recorded_at) VALUES (?, ?, ?, ?::jsonb, ?, ?, ?)")
                .params(
                        reference.value(),
                        fact.kind().name(),
                        NoteColumns.text(fact.note()),
                        NoteColumns.said(fact.note()),
                        fact.days(),
                        fact.recordedBy(),
                        Rows.at(fact.recordedAt()))
                .update();
    }

    @Override
    public Deployment of(CaseReference reference) {
        return new Deployment(jdbc.sql(
                        "SELECT kind, note, said, days, recorded_by, recorded_at FROM ist_fact WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query((row, n) -> new DeploymentFact(
                        DeploymentFact.DeploymentFactKind.valueOf(row.getString("kind")),
                        NoteColumns.read(row, "note"),
                        row.getObject("days", Integer.class),
                        row.getString("recorded_by"),
                        Rows.instant(row, "recorded_at")))
                .list());
    }

    @Override
    public void assess(CaseReference reference, Assessment assessment) {
        jdbc.sql("""
                INSERT INTO ist_assessment (reference, need, risk, safety, measures, assessed_by, assessed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        assessment.need().name(),
                        assessment.risk().name(),
                        assessment.safety().name(),
                        assessment.measures(),
                        assessment.assessedBy(),
                        Rows.at(assessment.assessedAt()))
                .update();
    }

    @Override
    public Optional<Assessment> assessment(CaseReference reference) {
        return jdbc.sql("""
                        SELECT need, risk, safety, measures, assessed_by, assessed_at FROM ist_assessment
                         WHERE reference = ? ORDER BY id DESC LIMIT 1""")
                .param(reference.value())
                .query((row, n) -> new Assessment(
                        Assessment.Rating.valueOf(row.getString("need")),
                        Assessment.Rating.valueOf(row.getString("risk")),
                        Assessment.Safety.valueOf(row.getString("safety")),
                        row.getString("measures"),
                        row.getString("assessed_by"),
                        Rows.instant(row, "assessed_at")))
                .optional();
    }

    @Override
    public void draft(CaseReference reference, DraftedTerms drafted) {
        TermsOfReference terms = drafted.terms();
        jdbc.sql("""
                INSERT INTO ist_terms (reference, version, purpose, legal_basis, host_lead_agency, places, starts_on, working_days,
                        tasks_in_scope, tasks_out_of_scope, team, evidence_rules, confidentiality, media_rule, cost_bearer,
                        emergency_contact, reporting, drafted_by, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        drafted.version(),
                        terms.purpose(),
                        terms.legalBasis(),
                        terms.hostLeadAgency(),
                        terms.places(),
                        terms.startsOn(),
                        terms.workingDays(),
                        terms.tasksInScope(),
                        terms.tasksOutOfScope(),
                        terms.team(),
                        terms.evidenceRules(),
                        terms.confidentiality().name(),
                        terms.mediaRule().name(),
                        terms.costBearer().name(),
                        terms.emergencyContact(),
                        terms.reporting(),
                        drafted.draftedBy(),
                        Rows.at(drafted.draftedAt()))
                .update();
    }

    @Override
    public Optional<DraftedTerms> terms(CaseReference reference) {
        return jdbc.sql("SELECT * FROM ist_terms WHERE reference = ? ORDER BY version DESC LIMIT 1")
                .param(reference.value())
                .query((row, n) -> new DraftedTerms(
                        row.getInt("version"),
                        terms(row),
                        row.getString("drafted_by"),
                        Rows.instant(row, "drafted_at")))
                .optional();
    }

    @Override
    public void ask(TeamMember member) {
        jdbc.sql("INSERT INTO ist_member (id, reference, round, role, home, task, state) VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        member.id(),
                        member.reference().value(),
                        member.round(),
                        member.role().name(),
                        member.home().value(),
                        member.task(),
                        member.state().name())
                .update();
    }

    @Override
    public List<TeamMember> team(CaseReference reference) {
        return jdbc.sql("""
                        SELECT * FROM ist_member m WHERE reference = ?
                           AND round = (SELECT max(round) FROM ist_member WHERE reference = m.reference)""").param(reference.value()).query((row, n) -> member(row)).list().stream()
                .sorted(java.util.Comparator.comparing(TeamMember::role))
                .toList();
    }

    @Override
    public Optional<TeamMember> member(UUID id) {
        return jdbc.sql("SELECT * FROM ist_member WHERE id = ?")
                .param(id)
                .query((row, n) -> member(row))
                .optional();
    }

    @Override
    public void answer(TeamMember answered) {
        int changed = jdbc.sql("""
                        UPDATE ist_member SET state = ?, expert = ?, reason = ?, answered_by = ?, answered_at = ?
                         WHERE id = ? AND state = 'ASKED'""")
                .params(
                        answered.state().name(),
                        answered.expert(),
                        answered.reason(),
                        answered.answeredBy(),
                        Rows.at(answered.answeredAt()),
                        answered.id())
                .update();
        if (changed == 0) throw new Refusal.Conflict("This has been answered.");
    }

    @Override
    public void prepare(CaseReference reference, Logistics logistics) {
        jdbc.sql(
                        "INSERT INTO ist_logistics (reference, item, state, note, prepared_by, prepared_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        reference.value(),
                        logistics.item().name(),
                        logistics.state().name(),
                        logistics.note(),
                        logistics.preparedBy(),
                        Rows.at(logistics.preparedAt()))
                .update();
    }

    @Override
    public List<Logistics> logistics(CaseReference reference) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (item) item, state, note, prepared_by, prepared_at FROM ist_logistics
                         WHERE reference = ? ORDER BY item, id DESC""")
                .param(reference.value())
                .query((row, n) -> new Logistics(
                        Logistics.Item.valueOf(row.getString("item")),
                        Logistics.State.valueOf(row.getString("state")),
                        row.getString("note"),
                        row.getString("prepared_by"),
                        Rows.instant(row, "prepared_at")))
                .list();
    }

    @Override
    public void recommend(CaseReference reference, ActionItem recommendation, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO ist_recommendation (reference, action, owner, due_on, recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?)")
                .params(
                        reference.value(),
                        recommendation.action(),
                        recommendation.owner(),
                        recommendation.dueOn(),
                        by.userId(),
                        Rows.at(at))
                .update();
    }

    @Override
    public List<ActionItem> recommendations(CaseReference reference) {
        return jdbc.sql("SELECT action, owner, due_on FROM ist_recommendation WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query((row, n) ->
                        new ActionItem(row.getString("action"), row.getString("owner"), Rows.date(row, "due_on")))
                .list();
    }

    private static TermsOfReference terms(ResultSet row) throws SQLException {
        return new TermsOfReference(
                row.getString("purpose"),
                row.getString("legal_basis"),
                row.getString("host_lead_agency"),
                row.getString("places"),
                Rows.date(row, "starts_on"),
                row.getInt("working_days"),
                row.getString("tasks_in_scope"),
                row.getString("tasks_out_of_scope"),
                row.getString("team"),
                row.getString("evidence_rules"),
                Confidentiality.valueOf(row.getString("confidentiality")),
                TermsOfReference.MediaRule.valueOf(row.getString("media_rule")),
                TermsOfReference.CostBearer.valueOf(row.getString("cost_bearer")),
                row.getString("emergency_contact"),
                row.getString("reporting"));
    }

    private static TeamMember member(ResultSet row) throws SQLException {
        return new TeamMember(
                row.getObject("id", UUID.class),
                new CaseReference(row.getString("reference")),
                row.getInt("round"),
                TeamRole.valueOf(row.getString("role")),
                new OrganisationCode(row.getString("home")),
                row.getString("task"),
                TeamMember.State.valueOf(row.getString("state")),
                row.getString("expert"),
                row.getString("reason"),
                row.getString("answered_by"),
                Rows.instant(row, "answered_at"));
    }
}
