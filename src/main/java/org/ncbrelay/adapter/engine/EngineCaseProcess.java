package org.ncbrelay.adapter.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess;
import org.ncbrelay.flow.support.istfollowup.IstFollowUpProcess;
import org.ncbrelay.flow.support.istmission.IstMissionProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Component;

/** The flow of a case in the embedded engine; messages go to the instance that waits for them, never to a tenant. */
@Component
class EngineCaseProcess implements CaseProcess {
    private final RuntimeService runtime;
    private final WithoutEngineGrants privileged;

    EngineCaseProcess(RuntimeService runtime, WithoutEngineGrants privileged) {
        this.runtime = runtime;
        this.privileged = privileged;
    }

    @Override
    public String start(CaseReference reference, String summary) {
        Map<String, Object> variables =
                Map.of(CaseExecution.REFERENCE.name(), reference.value(), CaseExecution.SUMMARY.name(), summary);
        return privileged.call(
                () -> runtime.startProcessInstanceByKey(SupportRequestProcess.KEY, reference.value(), variables)
                        .getId());
    }

    @Override
    public void withdrawn(CaseReference reference) {
        tell(reference, SupportRequestProcess.WITHDRAWN_MESSAGE);
    }

    @Override
    public void directContactRevoked(CaseReference reference) {
        tell(reference, AuthorizationProcess.ENDED_MESSAGE);
    }

    @Override
    public void recorded(CaseReference reference) {
        tell(reference, RecordingProcess.RECORDED_MESSAGE);
    }

    @Override
    public boolean capabilityWithdrawn(CaseReference reference, Capability capability) {
        return privileged.call(() -> {
            Optional<Execution> waiting = runtime
                    .createExecutionQuery()
                    .processInstanceBusinessKey(reference.value())
                    .messageEventSubscriptionName(SupportRequestProcess.CAPABILITY_WITHDRAWN_MESSAGE)
                    .list()
                    .stream()
                    .filter(execution -> capability
                            .name()
                            .equals(runtime.getVariable(execution.getId(), CaseExecution.CAPABILITY.name())))
                    .findFirst();
            waiting.ifPresent(execution -> runtime.messageEventReceived(
                    SupportRequestProcess.CAPABILITY_WITHDRAWN_MESSAGE, execution.getId()));
            return waiting.isPresent();
        });
    }

    @Override
    public void trainingEvaluated(CaseReference reference, String summary) {
        Map<String, Object> variables = Map.of(
                CaseExecution.REFERENCE.name(),
                reference.value(),
                CaseExecution.SUMMARY.name(),
                summary,
                CaseExecution.CAPABILITY.name(),
                Capability.CAPACITY_BUILDING.name(),
                "organisation",
                reference.organisation().value());
        privileged.call(
                () -> runtime.startProcessInstanceByKey(CapacityFollowUpProcess.KEY, reference.value(), variables));
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
    public void startMissionFollowUp(CaseReference reference, String summary) {
        Map<String, Object> variables = Map.of(
                CaseExecution.REFERENCE.name(), reference.value(),
                CaseExecution.SUMMARY.name(), summary,
                CaseExecution.ORGANISATION.name(), reference.organisation().value());
        privileged.call(() -> runtime.startProcessInstanceByKey(IstFollowUpProcess.KEY, reference.value(), variables));
    }

    @Override
    public String mailFailed(CaseReference reference, String mailId) {
        return privileged.call(() -> {
            ProcessInstance map = runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(reference.value(), SupportRequestProcess.KEY)
                    .singleResult();
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

    private void tell(CaseReference reference, String message) {
        privileged.call(() -> {
            // The case's map and the follow-up of its mission may both wait.
            runtime.createExecutionQuery()
                    .processInstanceBusinessKey(reference.value())
                    .messageEventSubscriptionName(message)
                    .list()
                    .forEach(waiting -> runtime.messageEventReceived(message, waiting.getId()));
            return null;
        });
    }
}
