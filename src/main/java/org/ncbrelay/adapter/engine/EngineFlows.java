package org.ncbrelay.adapter.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.CodedText;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.correlation.HitQuestion;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.SupportRequest;
import org.ncbrelay.domain.supplement.Supplement.SupplementKind;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.engine.refusals.EngineRefusal;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.authorization.AuthorizationProcess.ContactDecision;
import org.ncbrelay.flow.authorization.DirectContactProcess;
import org.ncbrelay.flow.closure.ClosingProcess;
import org.ncbrelay.flow.dispatch.BasisReviewProcess;
import org.ncbrelay.flow.hitquestion.HitQuestionProcess;
import org.ncbrelay.flow.intelligence.IntelligenceProcess;
import org.ncbrelay.flow.preservation.PreservationProcess;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.supplement.SupplementProcess;
import org.ncbrelay.flow.support.capacitybuilding.CapacityFollowUpProcess;
import org.ncbrelay.flow.support.istdeployment.IstFollowUpProcess;
import org.ncbrelay.flow.support.istdeployment.IstMissionProcess;
import org.ncbrelay.flow.support.istdeployment.IstRecallProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.flow.supportrequest.WithdrawalProcess;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.IntelligenceFlow;
import org.springframework.stereotype.Component;

/** The flows in the embedded engine; messages go to the instance that waits for them, never to a tenant. */
@Component
record EngineFlows(
        ProcessEngine engine,
        RuntimeService runtime,
        TaskService tasks,
        FormService forms,
        ManagementService management,
        WithoutEngineGrants privileged)
        implements CaseProcess, IntelligenceFlow {
    @Override
    public String start(CaseReference reference, Note summary) {
        return start(SupportRequestProcess.KEY, reference, summary, Map.of());
    }

    @Override
    public String start(CaseReference reference, Note summary, String caveat, String addressees, String leftOut) {
        return start(
                IntelligenceProcess.KEY,
                reference,
                summary,
                Map.of(
                        IntelligenceProcess.CAVEAT.name(), caveat,
                        IntelligenceProcess.ADDRESSEES.name(), addressees,
                        IntelligenceProcess.RESTRICTED.name(), leftOut));
    }

    @Override
    public void preservationLapseNear(CaseReference reference, Note summary, UUID preservation) {
        startBeside(
                PreservationProcess.KEY,
                PreservationProcess.BEGIN,
                reference,
                summary,
                Map.of(PreservationProcess.PRESERVATION.name(), preservation.toString()));
    }

    @Override
    public void preservationCorrected(CaseReference reference, UUID preservation) {
        privileged.call(() -> {
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(reference.value(), PreservationProcess.KEY)
                    .variableValueEquals(PreservationProcess.PRESERVATION.name(), preservation.toString())
                    .list()
                    .forEach(watch -> runtime.deleteProcessInstance(watch.getId(), "corrected"));
            return null;
        });
    }

    @Override
    public void erased(CaseReference reference) {
        tell(reference, PreservationProcess.ERASED_MESSAGE);
    }

    @Override
    public boolean hasWork(CaseReference reference) {
        return privileged.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value())
                        .processDefinitionKeyNotIn(PreservationProcess.KEY)
                        .count()
                > 0);
    }

    /** It belongs to the owner's organisation and case. */
    @Override
    public void hitQuestionAsked(HitQuestion question, Note summary) {
        CaseReference owner = question.ownerReference();
        startBeside(
                HitQuestionProcess.KEY,
                HitQuestionProcess.BEGIN,
                owner,
                summary,
                Map.of(
                        HitQuestionProcess.QUESTION.name(), question.id().toString(),
                        HitQuestionProcess.ASKER.name(),
                                question.askingReference().organisation().value(),
                        HitQuestionProcess.TRACE_KIND.name(), question.kind().name()));
    }

    /**
     * Starts a flow of the case's country, or of INTERPOL for intelligence, that the map neither waits for nor ends.
     *
     * @param begin the event that its diagram begins with. The message that is drawn there is not correlated: the engine would search
     *              its subscriptions in the database, while the newest diagram is known.
     */
    private void startBeside(
            String process, String begin, CaseReference reference, Note summary, Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(more);
        OrganisationCode owner = reference.isIntelligence() ? OrganisationCode.INTERPOL : reference.organisation();
        variables.put(CaseExecution.ORGANISATION.name(), owner.value());
        started(
                reference,
                summary,
                variables,
                all -> runtime.createProcessInstanceByKey(process)
                        .businessKey(reference.value())
                        .setVariables(all)
                        .startBeforeActivity(begin)
                        .execute());
    }

    private String start(String process, CaseReference reference, Note summary, Map<String, Object> more) {
        return started(
                reference, summary, more, all -> runtime.startProcessInstanceByKey(process, reference.value(), all));
    }

    private String started(
            CaseReference reference,
            Note summary,
            Map<String, Object> more,
            Function<Map<String, Object>, ProcessInstance> start) {
        Map<String, Object> variables = new HashMap<>(more);
        variables.put(CaseExecution.REFERENCE.name(), reference.value());
        variables.put(CaseExecution.SUMMARY.name(), CodedText.of(summary));
        try {
            return privileged.call(() -> start.apply(variables).getId());
        } catch (ProcessEngineException failed) {
            // An expression may be the first to find that the case has just been taken from who acts.
            throw EngineRefusal.causeOf(failed)
                    .map(RuntimeException.class::cast)
                    .orElse(failed);
        }
    }

    @Override
    public <T> T together(Supplier<T> starts) {
        return EngineInternals.inCommand(engine, starts);
    }

    @Override
    public void withdrawn(CaseReference reference) {
        tell(reference, SupportRequestProcess.SUPPORT_STOPPED_MESSAGE);
        tell(reference, SupportRequestProcess.WITHDRAWN_MESSAGE);
    }

    @Override
    public boolean withdrawalAsked(CaseReference reference, Capability capability, Note summary) {
        if (runs(WithdrawalProcess.KEY, reference)) return false;
        startBeside(
                WithdrawalProcess.KEY,
                WithdrawalProcess.BEGIN,
                reference,
                summary,
                capability == null ? Map.of() : Map.of(CaseExecution.CAPABILITY.name(), capability.name()));
        return true;
    }

    @Override
    public void withdrawalOvertaken(CaseReference reference) {
        tell(reference, WithdrawalProcess.OVERTAKEN_MESSAGE);
    }

    @Override
    public void joiningOvertaken(CaseReference duplicate) {
        tell(duplicate, TriageProcess.OVERTAKEN_MESSAGE);
    }

    @Override
    public void missionReportOwed(CaseReference reference, Note summary) {
        startBeside(
                IstRecallProcess.KEY,
                IstRecallProcess.BEGIN,
                reference,
                summary,
                Map.of(CaseExecution.CAPABILITY.name(), Capability.IST_DEPLOYMENT.name()));
    }

    @Override
    public boolean directContactDecided(CaseReference reference, String scope, LocalDate until) {
        Task task = openTask(reference, AuthorizationProcess.DECIDE);
        if (task == null) return false;
        Map<String, Object> answers = new HashMap<>();
        answers.put(AuthorizationProcess.DECISION.name(), ContactDecision.GRANT.name());
        if (scope != null) answers.put(AuthorizationProcess.SCOPE.name(), scope);
        if (until != null) answers.put(AuthorizationProcess.VALID_UNTIL.name(), until.toString());
        forms.submitTaskForm(task.getId(), answers);
        return true;
    }

    @Override
    public void directContactGranted(CaseReference reference, Note summary) {
        startBeside(DirectContactProcess.KEY, DirectContactProcess.BEGIN, reference, summary, Map.of());
    }

    @Override
    public void directContactChanged(CaseReference reference, String message) {
        tell(reference, message);
    }

    @Override
    public void directContactEnded(CaseReference reference) {
        tell(reference, DirectContactProcess.CASE_ENDED_MESSAGE);
    }

    /** Completed by the officer through the guarded service. */
    @Override
    public void corrected(CaseReference reference, String correction) {
        Task task = openTask(reference, AcknowledgmentProcess.CORRECT);
        if (task == null)
            throw new Refusal.Conflict("refused.noCorrection", "No correction of this request is waited for.");
        forms.submitTaskForm(task.getId(), Map.of(AcknowledgmentProcess.CORRECTION.name(), correction));
    }

    private Task openTask(CaseReference reference, String key) {
        return privileged.call(() -> tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey(key)
                .singleResult());
    }

    @Override
    public void recorded(CaseReference reference) {
        tell(reference, RecordingProcess.RECORDED_MESSAGE);
    }

    @Override
    public void supplementFiled(CaseReference reference, UUID supplement, SupplementKind kind) {
        startBeside(
                SupplementProcess.KEY,
                SupplementProcess.BEGIN,
                reference,
                Phrase.SUPPLEMENT.with(Note.of("supplementKind." + kind, EnumWords.of(kind))),
                Map.of(
                        SupplementProcess.SUPPLEMENT.name(), supplement.toString(),
                        SupplementProcess.KIND.name(), kind.name()));
    }

    @Override
    public void neverRecorded(CaseReference reference) {
        tell(reference, SupplementProcess.NEVER_RECORDED_MESSAGE);
    }

    @Override
    public void supplementSettled(CaseReference reference, boolean amended) {
        tell(reference, amended ? ClosingProcess.AMENDED_MESSAGE : ClosingProcess.REFUSED_MESSAGE);
    }

    /** The steps that run, and the cards of another organisation, have a copy of the map's line; what has a line of its own keeps it. */
    @Override
    public void externalSourceAdded(CaseReference reference) {
        String summary = CaseExecution.SUMMARY.name();
        String mark = ", " + CodedText.of(SupportRequest.ExternalSource.MARK);
        privileged.call(() -> {
            ProcessInstance map = map(reference);
            if (map == null) return null;
            String line = (String) runtime.getVariable(map.getId(), summary);
            if (line.contains(mark)) return null;
            runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(reference.value())
                    .variableValueEquals(summary, line)
                    .list()
                    .forEach(step -> runtime.setVariable(step.getId(), summary, line + mark));
            tasks.createTaskQuery()
                    .processInstanceBusinessKey(reference.value())
                    .taskVariableValueEquals(summary, line)
                    .list()
                    .forEach(card -> tasks.setVariableLocal(card.getId(), summary, line + mark));
            return null;
        });
    }

    private ProcessInstance map(CaseReference reference) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(reference.value(), SupportRequestProcess.KEY)
                .singleResult();
    }

    /** The support of each capability is an instance of the same activity of the map; one more starts while any runs, and instead of closing. */
    @Override
    public boolean supportAdded(CaseReference reference, Capability capability) {
        return privileged.call(() -> {
            ProcessInstance map = map(reference);
            if (map == null) return false;
            if (!runs(map, SupportRequestProcess.SUPPORT))
                return tell(reference, SupportRequestProcess.SUPPORT_ASKED_MESSAGE) > 0;
            runtime.createProcessInstanceModification(map.getId())
                    .startBeforeActivity(SupportRequestProcess.SUPPORT)
                    .setVariableLocal(CaseExecution.CAPABILITY.name(), capability.name())
                    .execute();
            return true;
        });
    }

    private boolean runs(String process, CaseReference reference) {
        return privileged.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(reference.value(), process)
                        .count()
                > 0);
    }

    private boolean runs(ProcessInstance instance, String activity) {
        return runtime.getActivityInstance(instance.getId()).getActivityInstances(activity).length > 0;
    }

    @Override
    public void amended(CaseReference reference, UUID supplement) {
        tell(reference, SupplementProcess.AMENDED_MESSAGE, SupplementProcess.SUPPLEMENT.name(), supplement.toString());
    }

    @Override
    public boolean capabilityWithdrawn(CaseReference reference, Capability capability) {
        tell(reference, WithdrawalProcess.OVERTAKEN_MESSAGE, CaseExecution.CAPABILITY.name(), capability.name());
        tell(
                reference,
                SupportRequestProcess.SUPPORT_STOPPED_MESSAGE,
                CaseExecution.CAPABILITY.name(),
                capability.name());
        return tell(
                        reference,
                        SupportRequestProcess.CAPABILITY_WITHDRAWN_MESSAGE,
                        CaseExecution.CAPABILITY.name(),
                        capability.name())
                > 0;
    }

    @Override
    public void recalled(CaseReference reference, OrganisationCode country) {
        tell(reference, IntelligenceProcess.RECALLED_MESSAGE, CaseExecution.ORGANISATION.name(), country.value());
    }

    @Override
    public void basisChanged(CaseReference reference, Note summary, String caveat) {
        if (!runs(BasisReviewProcess.KEY, reference))
            startBeside(
                    BasisReviewProcess.KEY,
                    BasisReviewProcess.BEGIN,
                    reference,
                    summary,
                    Map.of(IntelligenceProcess.CAVEAT.name(), caveat));
    }

    @Override
    public void reviewOvertaken(CaseReference reference) {
        tell(reference, BasisReviewProcess.OVERTAKEN_MESSAGE);
    }

    @Override
    public void trainingEvaluated(CaseReference reference, Note summary) {
        startBeside(
                CapacityFollowUpProcess.KEY,
                CapacityFollowUpProcess.BEGIN,
                reference,
                summary,
                Map.of(CaseExecution.CAPABILITY.name(), Capability.CAPACITY_BUILDING.name()));
    }

    /** The engine asks the diagram again when the timer is due. */
    @Override
    public void moveLastDay(CaseReference reference) {
        privileged.call(() -> {
            runtime
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(reference.value(), IstMissionProcess.KEY)
                    .list()
                    .stream()
                    .flatMap(mission -> management
                            .createJobQuery()
                            .processInstanceId(mission.getId())
                            .activityId(IstMissionProcess.TIME_OVER)
                            .list()
                            .stream())
                    .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false));
            return null;
        });
    }

    @Override
    public void missionExtended(CaseReference reference) {
        tell(reference, IstMissionProcess.EXTENDED_MESSAGE);
    }

    @Override
    public void missionWithdrawn(CaseReference reference) {
        tell(reference, IstMissionProcess.WITHDRAWN_MESSAGE);
    }

    @Override
    public void hostConsentWithdrawn(CaseReference reference) {
        tell(reference, IstMissionProcess.CONSENT_WITHDRAWN_MESSAGE);
    }

    @Override
    public void startMissionFollowUp(CaseReference reference, Note summary) {
        startBeside(
                IstFollowUpProcess.KEY,
                IstFollowUpProcess.BEGIN,
                reference,
                summary,
                Map.of(CaseExecution.CAPABILITY.name(), Capability.IST_DEPLOYMENT.name()));
    }

    @Override
    public String mailFailed(CaseReference reference, String mailId) {
        return privileged.call(() -> {
            ProcessInstance map = map(reference);
            if (map == null) return null;
            Incident incident = runtime.createIncident(
                    "mailUndeliverable", waitingIn(map), mailId, "A letter could not be delivered.");
            return incident.getId();
        });
    }

    /** The execution of a step that waits: the engine ties no incident to the instance as a whole. */
    private String waitingIn(ProcessInstance map) {
        ActivityInstance step = runtime.getActivityInstance(map.getId());
        while (step.getChildActivityInstances().length > 0) step = step.getChildActivityInstances()[0];
        return step.getExecutionIds()[0];
    }

    @Override
    public void mailRecovered(String incidentId) {
        privileged.call(() -> {
            boolean stands =
                    runtime.createIncidentQuery().incidentId(incidentId).count() > 0;
            if (stands) runtime.resolveIncident(incidentId);
            return null;
        });
    }

    /** Tells all that wait, and says how many: the case's map and the follow-up of its mission may both. */
    private int tell(CaseReference reference, String message) {
        return privileged.call(() -> {
            List<Execution> waiting = waitingFor(reference, message);
            waiting.forEach(each -> runtime.messageEventReceived(message, each.getId()));
            return waiting.size();
        });
    }

    /** @return how many waited with this value of a variable */
    private int tell(CaseReference reference, String message, String variable, String value) {
        return privileged.call(() -> {
            List<Execution> waiting = waitingFor(reference, message).stream()
                    .filter(each -> value.equals(runtime.getVariable(each.getId(), variable)))
                    .toList();
            waiting.forEach(each -> runtime.messageEventReceived(message, each.getId()));
            return waiting.size();
        });
    }

    private List<Execution> waitingFor(CaseReference reference, String message) {
        return runtime.createExecutionQuery()
                .processInstanceBusinessKey(reference.value())
                .messageEventSubscriptionName(message)
                .list();
    }
}
