package org.ncbrelay.adapter.engine.guards;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.assignment.Office;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.StepFacts;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.engine.refusals.RefusedWork;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.DecisionNode;
import org.ncbrelay.port.OfficeTasks.WaitingDecision;
import org.ncbrelay.store.board.OpenTasks;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's tasks as offices have them. What is changed here was decided by a use case, so no guard asks again. Tasks of all
 * organisations are found by the engine's tables, set by set: its queries look once for each task.
 */
@Component
record EngineOfficeTasks(@Lazy ProcessEngine engine, JdbcClient jdbc, OpenTasks open) implements OfficeTasks {
    /** The assignee has no open account, serves another organisation or has none of the roles that the task is for. */
    private static final String CLAIMED_IN_VAIN = """
            SELECT t.id FROM engine_task t
             WHERE t.assignee IS NOT NULL
               AND EXISTS (SELECT 1 FROM engine_task_link l
                            WHERE l.task_id = t.id AND l.type = 'candidate' AND l.group_id IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM engine_user u
                                 JOIN engine_tenant_member m ON m.user_id = u.id AND m.tenant_id = t.tenant_id
                                 JOIN engine_group_member g ON g.user_id = u.id
                                 JOIN engine_task_link l
                                   ON l.task_id = t.id AND l.type = 'candidate' AND l.group_id = g.group_id
                                 LEFT JOIN officer_profile p ON p.user_id = u.id
                                WHERE u.id = t.assignee AND NOT u.closed
                                  AND coalesce(p.organisation, t.tenant_id) = t.tenant_id)
            """;

    /** An officer may complete the task while its case is read. */
    @Override
    public Optional<OfficeTask> find(String id) {
        return EngineRefusal.unwrapped(() -> RefusedWork.on(
                id,
                EngineInternals.executor(engine),
                () -> Optional.ofNullable(task(id)).flatMap(TaskRules::read)));
    }

    @Override
    public OfficeTask get(String id, Officer officer) {
        return find(id).filter(task -> open.find(id, officer).isPresent()).orElseThrow(Refusal.NotFound::new);
    }

    @Override
    public void release(String id, String assignee) {
        change(id, task -> {
            if (!assignee.equals(task.getAssignee()))
                throw new Refusal.Conflict("refused.race", "Somebody else has just worked on this task.");
            task.setAssignee(null);
            EngineInternals.announceUpdate(task);
        });
    }

    @Override
    public void claim(String id) {
        EngineRefusal.unwrapped(() -> ((GuardedTaskService) engine.getTaskService()).claimKnowingly(id));
    }

    @Override
    public void assign(String id, Officer colleague) {
        change(id, task -> {
            if (task.getAssignee() != null)
                throw new Refusal.Conflict("refused.claimed", "This task is already claimed by another officer.");
            List<String> groups = TaskRules.candidateGroups(task);
            if (colleague.roles().stream().map(Role::group).noneMatch(groups::contains))
                throw new Refusal.Invalid(
                        "assignee", "wrong.assignee", "must be a colleague who may work on this task");
            task.setAssignee(colleague.userId());
            EngineInternals.announceUpdate(task);
        });
    }

    @Override
    public void refer(String id, Office next) {
        change(id, task -> {
            for (Role role : next.roles()) {
                if (!TaskRules.candidateGroups(task).contains(role.group())) task.addCandidateGroup(role.group());
                task.addGroupIdentityLink(role.group(), TaskRules.REFERRED);
            }
            EngineInternals.give(task, next.organisation());
            EngineInternals.announceUpdate(task);
        });
    }

    @Override
    public void endReferral(String id) {
        change(id, task -> {
            for (Role role : TaskRules.referredTo(task)) {
                EngineInternals.unlink(task, role.group(), TaskRules.REFERRED);
                if (!isSecondOffice(task, role)) EngineInternals.unlink(task, role.group(), IdentityLinkType.CANDIDATE);
            }
            TaskRules.read(task)
                    .ifPresent(read -> EngineInternals.give(task, read.office().organisation()));
            EngineInternals.announceUpdate(task);
        });
    }

    @Override
    public List<String> claimedInVain() {
        return jdbc.sql(CLAIMED_IN_VAIN + " ORDER BY t.id").query(String.class).list();
    }

    @Override
    public List<String> claimedInVainBy(String userId) {
        return jdbc.sql(CLAIMED_IN_VAIN + " AND t.assignee = :user ORDER BY t.id")
                .param("user", userId)
                .query(String.class)
                .list();
    }

    @Override
    public List<String> claimedForAgencyBy(String userId) {
        return jdbc.sql("""
                        SELECT t.id FROM engine_task t
                          JOIN engine_task_link l ON l.task_id = t.id AND l.type = 'candidate' AND l.group_id = :agencies
                         WHERE t.assignee = :user ORDER BY t.id""")
                .param("agencies", Role.AGENCY_OFFICER.group())
                .param("user", userId)
                .query(String.class)
                .list();
    }

    /** Where tasks wait now, as far as they decide. */
    @Override
    public List<DecisionNode> decisionNodes() {
        return jdbc
                .sql("""
                        SELECT DISTINCT t.proc_def_id, t.task_def_key, e.tenant_id
                          FROM engine_task t JOIN engine_execution e ON e.id = t.proc_inst_id
                         WHERE e.tenant_id IS NOT NULL AND t.task_def_key IS NOT NULL
                         ORDER BY 1, 2, 3""")
                .query((row, n) -> decision(row.getString(1), row.getString(2), new OrganisationCode(row.getString(3))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public List<WaitingDecision> waitingAt(DecisionNode node) {
        return jdbc
                .sql("""
                        SELECT t.id, t.reference FROM engine_task t JOIN engine_execution e ON e.id = t.proc_inst_id
                         WHERE t.proc_def_id = :definition AND t.task_def_key = :activity AND e.tenant_id = :country
                         ORDER BY t.id""")
                .param("definition", node.definition())
                .param("activity", node.activity())
                .param("country", node.country().value())
                .query((row, n) -> Map.entry(row.getString(1), Objects.toString(row.getString(2), "")))
                .list()
                .stream()
                .filter(task -> CaseReference.isWellFormed(task.getValue()))
                .map(task -> new WaitingDecision(task.getKey(), new CaseReference(task.getValue())))
                .toList();
    }

    @Override
    public List<String> referred() {
        return jdbc.sql("SELECT DISTINCT task_id FROM engine_task_link WHERE type = :type ORDER BY 1")
                .param("type", TaskRules.REFERRED)
                .query(String.class)
                .list();
    }

    private Optional<DecisionNode> decision(String definition, String activity, OrganisationCode country) {
        return StepFacts.of(definition, activity, engine.getRepositoryService()::getBpmnModelInstance)
                .filter(facts -> !facts.fourEyes().isEmpty())
                .map(facts -> new DecisionNode(
                        definition, activity, country, Office.of(country, facts.roles()), facts.fourEyes()));
    }

    /** Past the time limit the office that the diagram names is a candidate for that reason, too. */
    private static boolean isSecondOffice(DelegateTask task, Role role) {
        return task.getDueDate() != null
                && task.getDueDate().before(EngineInternals.now())
                && StepFacts.of(task)
                        .flatMap(StepFacts::secondOffice)
                        .filter(role::equals)
                        .isPresent();
    }

    /** What loses a race is a conflict, as in the guarded services. */
    private void change(String id, Consumer<DelegateTask> change) {
        EngineRefusal.unwrapped(() -> RefusedWork.on(id, EngineInternals.executor(engine), () -> {
            DelegateTask task = task(id);
            if (task == null) throw new Refusal.NotFound();
            change.accept(task);
            return null;
        }));
    }

    /** @return null if there is none; PostgreSQL cannot even be asked for an id with a null character */
    private static DelegateTask task(String id) {
        if (id.indexOf('\0') >= 0) return null;
        return EngineInternals.task(id);
    }
}
