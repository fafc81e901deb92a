package org.ncbrelay.store.support;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.domain.deployment.Logistics;
import org.ncbrelay.domain.deployment.TeamMember;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on record of the deployments of teams; rows are only ever added, but for the one answer to the place of a team. */
@Repository
public class Deployments {
    private final JdbcClient jdbc;

    Deployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens the deployment that a recorded request asked for; does nothing if it is open. */
    public void open(CaseReference reference, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO ist_deployment (reference, opened_by, opened_at) VALUES (?, ?, ?) ON CONFLICT (reference) DO NOTHING")
                .params(reference.value(), by.userId(), Rows.at(at))
                .update();
    }

    public void add(CaseReference reference, DeploymentFact fact) {
        jdbc.sql("""
                INSERT INTO ist_fact (reference, kind, note, said, days, recorded_by, recorded_at)
                VALUES (:reference, :kind, :note, :said::jsonb, :days, :recordedBy, :recordedAt)""")
                .paramSource(Rows.of(fact).addValue("reference", reference.value()))
                .update();
    }

    /** Without any fact where no deployment was opened. */
    public Deployment of(CaseReference reference) {
        return new Deployment(jdbc.sql(
                        "SELECT kind, note, said, days, recorded_by, recorded_at FROM ist_fact WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(DeploymentFact.class))
                .list());
    }

    public void draft(CaseReference reference, DraftedTerms drafted) {
        jdbc.sql("""
                INSERT INTO ist_terms (reference, version, purpose, legal_basis, host_lead_agency, places, starts_on, working_days,
                        tasks_in_scope, tasks_out_of_scope, team, evidence_rules, confidentiality, media_rule, cost_bearer,
                        emergency_contact, reporting, drafted_by, drafted_at)
                VALUES (:reference, :version, :purpose, :legalBasis, :hostLeadAgency, :places, :startsOn, :workingDays, :tasksInScope,
                        :tasksOutOfScope, :team, :evidenceRules, :confidentiality, :mediaRule, :costBearer, :emergencyContact,
                        :reporting, :draftedBy, :draftedAt)""")
                .paramSource(Rows.of(drafted).addValue("reference", reference.value()))
                .update();
    }

    /** The newest version. */
    public Optional<DraftedTerms> terms(CaseReference reference) {
        return jdbc.sql("SELECT * FROM ist_terms WHERE reference = ? ORDER BY version DESC LIMIT 1")
                .param(reference.value())
                .query(Rows.to(DraftedTerms.class))
                .optional();
    }

    public void ask(TeamMember member) {
        jdbc.sql("""
                INSERT INTO ist_member (id, reference, round, role, home, starts_on, working_days, state)
                VALUES (:id, :reference, :round, :role, :home, :startsOn, :workingDays, :state)""").paramSource(Rows.of(member)).update();
    }

    /** The places of the newest round. */
    public List<TeamMember> team(CaseReference reference) {
        return jdbc.sql("""
                        SELECT * FROM ist_member m WHERE reference = ?
                           AND round = (SELECT max(round) FROM ist_member WHERE reference = m.reference)""").param(reference.value()).query(Rows.to(TeamMember.class)).list().stream()
                .sorted(java.util.Comparator.comparing(TeamMember::role))
                .toList();
    }

    /** Also for the bureau that is asked, which sees nothing else of the case. */
    public Optional<TeamMember> member(UUID id) {
        return jdbc.sql("SELECT * FROM ist_member WHERE id = ?")
                .param(id)
                .query(Rows.to(TeamMember.class))
                .optional();
    }

    /** @throws org.ncbrelay.domain.Refusal.Conflict if the place has been answered */
    public void answer(TeamMember answered) {
        int changed = jdbc.sql("""
                        UPDATE ist_member SET state = :state, expert = :expert, reason = :reason, answered_by = :answeredBy,
                               answered_at = :answeredAt
                         WHERE id = :id AND state = 'ASKED'""").paramSource(Rows.of(answered)).update();
        if (changed == 0) throw new Refusal.Conflict("This has been answered.");
    }

    public void prepare(CaseReference reference, Logistics logistics) {
        jdbc.sql("""
                INSERT INTO ist_logistics (reference, item, state, note, prepared_by, prepared_at)
                VALUES (:reference, :item, :state, :note, :preparedBy, :preparedAt)""")
                .paramSource(Rows.of(logistics).addValue("reference", reference.value()))
                .update();
    }

    /** The newest word on each item that has one. */
    public List<Logistics> logistics(CaseReference reference) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (item) item, state, note, prepared_by, prepared_at FROM ist_logistics
                         WHERE reference = ? ORDER BY item, id DESC""")
                .param(reference.value())
                .query(Rows.to(Logistics.class))
                .list();
    }

    public void recommend(CaseReference reference, ActionItem recommendation, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO ist_recommendation (reference, action, owner, due_on, recorded_by, recorded_at)
                VALUES (:reference, :action, :owner, :dueOn, :recordedBy, :recordedAt)""")
                .paramSource(Rows.of(recommendation)
                        .addValue("reference", reference.value())
                        .addValue("recordedBy", by.userId())
                        .addValue("recordedAt", Rows.at(at)))
                .update();
    }

    public List<ActionItem> recommendations(CaseReference reference) {
        return jdbc.sql("SELECT action, owner, due_on FROM ist_recommendation WHERE reference = ? ORDER BY id")
                .param(reference.value())
                .query(Rows.to(ActionItem.class))
                .list();
    }
}
