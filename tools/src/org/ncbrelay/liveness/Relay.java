package org.ncbrelay.liveness;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.worker.WorkerLoop;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.flow.intake.SubmitRequest;
import org.ncbrelay.flow.intelligence.RegisterIntelligence;
import org.ncbrelay.support.Acting;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.sources.Model;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** The relay as a world meets it: cases come in, workers look for work, and the path of a case can be read. */
record Relay(
        Acting acting,
        Accounts accounts,
        TaskDesk tasks,
        Timers timers,
        OwnAccord ownAccord,
        Flowchart flow,
        SubmitRequest submit,
        RegisterIntelligence register,
        RuntimeService runtime,
        List<WorkerLoop> workers,
        DatabaseAccess access) {
    private static final Set<String> WORKERS = Set.of("iis-worker", "assignments", "preservation");

    /** Flows that go on after the end of their case, and say why. */
    private static final String[] STAYING = Model.diagrams().stream()
            .filter(diagram ->
                    Model.property(diagram.only("bpmn:process"), "stays").isPresent())
            .map(Model::name)
            .toArray(String[]::new);

    /** What tests of worlds need and no others do. */
    static Relay of(ConfigurableListableBeanFactory relay) {
        DefaultListableBeanFactory hands = new DefaultListableBeanFactory(relay);
        for (Class<?> hand :
                List.of(Acting.class, Accounts.class, TaskDesk.class, Timers.class, OwnAccord.class, Relay.class))
            hands.registerBeanDefinition(
                    hand.getName(), new RootBeanDefinition(hand, AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR, false));
        return hands.getBean(Relay.class);
    }

    /** A world may be repeated in the same database, and a name is given once. */
    void freeNames() {
        TestDatabase.administration(access).execute("""
                SET session_replication_role = replica;
                DELETE FROM login_name WHERE name <> 'relay' AND name NOT IN (SELECT id_ FROM act_id_user);
                RESET session_replication_role""");
    }

    CaseReference submit(Map<String, Object> body, Person by) {
        return acting.as(
                by.officer(),
                () -> submit.submit(body, null, Sha256.hex(body.toString()), by.officer())
                        .reference());
    }

    CaseReference register(Map<String, Object> body, Person by) {
        return acting.as(
                by.officer(), () -> register.register(body, by.officer()).reference());
    }

    /** Jobs that are due, and what workers do at regular intervals. */
    void settle() {
        timers.runDue();
        workers.stream().filter(worker -> WORKERS.contains(worker.name())).forEach(WorkerLoop::doDue);
        timers.runDue();
    }

    /** When a preservation request that waits is warned of; its row alone waits until then. */
    Optional<Instant> nextWarning() {
        return Optional.ofNullable(TestDatabase.administration(access)
                        .queryForObject("SELECT min(warning_at) FROM preservation_request", Timestamp.class))
                .map(Timestamp::toInstant);
    }

    /** All of the world: another one begins when it is over. */
    List<ProcessInstance> running() {
        return runtime.createProcessInstanceQuery().list();
    }

    /** Nodes at which an instance waits. */
    List<String> waitingAt(ProcessInstance instance) {
        return runtime.getActiveActivityIds(instance.getId());
    }

    /** What a world leaves open would be open in the next one. */
    void removeWhatRuns() {
        runtime.createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "the world is over", true, true));
        TestDatabase.administration(access).update("UPDATE preservation_request SET warning_at = NULL");
    }

    /** The last passages of a request, the newest last; the path of intelligence is not recorded. */
    List<String> path(CaseReference reference, int last) {
        return TestDatabase.administration(access).queryForList("""
                SELECT line FROM (
                    SELECT position, entered_at::date || ' ' || process || '/' || activity
                           || CASE WHEN left_at IS NULL THEN ' (waits)' WHEN cancelled THEN ' (cancelled)' ELSE '' END AS line
                      FROM case_passage WHERE reference = ? ORDER BY position DESC LIMIT ?) newest
                 ORDER BY position
                """, String.class, reference.value(), last);
    }

    /** The status of a request, the measures that are in force, and whether direct contact is open. */
    Set<String> marks(CaseReference reference) {
        return Set.copyOf(TestDatabase.administration(access)
                .queryForList(
                        """
                SELECT status FROM support_request WHERE reference = ?
                UNION SELECT kind FROM measure WHERE reference = ? AND outcome IS NULL
                UNION SELECT 'DIRECT' WHERE relay_direct_contact_open(?, ?)
                """,
                        String.class,
                        reference.value(),
                        reference.value(),
                        reference.value(),
                        Timestamp.from(flow.now())));
    }

    /** Measures in force, or tasks open, although their request or their support has been withdrawn or refused (V18). */
    List<String> inForceAfterTheirStop(List<CaseReference> references) {
        return references.stream()
                .flatMap(reference -> TestDatabase.administration(access)
                        .queryForList("""
                                SELECT measure.kind || ' of ' || reference FROM measure
                                  JOIN support_request USING (reference)
                                  JOIN case_capability USING (reference, capability)
                                 WHERE reference = ? AND measure.outcome IS NULL
                                   AND (support_request.status IN ('DECLINED', 'WITHDRAWN')
                                        OR case_capability.status IN ('REFUSED', 'WITHDRAWN'))
                                UNION ALL
                                SELECT task.name_ || ' of ' || r.reference FROM support_request r
                                  JOIN act_ru_execution root ON root.business_key_ = r.reference AND root.parent_id_ IS NULL
                                                            AND root.super_exec_ IS NULL
                                  JOIN act_re_procdef flow ON flow.id_ = root.proc_def_id_
                                  JOIN act_ru_execution part ON part.root_proc_inst_id_ = root.id_
                                  JOIN act_ru_task task ON task.execution_id_ = part.id_
                                 WHERE r.reference = ? AND flow.key_ <> ALL (?)
                                   AND (status = 'WITHDRAWN' OR status IN ('CLOSED', 'DECLINED')
                                                                AND flow.key_ NOT IN ('supplement', 'istFollowUp'))
                                """, String.class, reference.value(), reference.value(), STAYING)
                        .stream())
                .toList();
    }

    /** Requests that the flow has left although their status says that they are open, or a measure is in force (V18). */
    List<String> openWithoutFlow(List<CaseReference> references) {
        return references.stream()
                .flatMap(
                        reference -> TestDatabase.administration(access)
                                .queryForList("""
                                SELECT reference || ' has the status ' || status FROM support_request
                                 WHERE reference = ? AND status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN')
                                UNION ALL
                                SELECT reference || ' has a ' || kind || ' in force' FROM measure
                                 WHERE reference = ? AND outcome IS NULL
                                """, String.class, reference.value(), reference.value())
                                .stream())
                .toList();
    }
}
