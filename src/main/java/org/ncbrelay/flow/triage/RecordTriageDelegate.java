package org.ncbrelay.flow.triage;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.TriageProcess;
import org.springframework.stereotype.Component;

/** Binds Task_RecordTriage to {@link DecideSupport}. */
@Component
class RecordTriageDelegate implements JavaDelegate {
    private final DecideSupport decideSupport;
    private final CurrentOfficer officer;

    RecordTriageDelegate(DecideSupport decideSupport, CurrentOfficer officer) {
        this.decideSupport = decideSupport;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        switch (TriageProcess.DECISION.require(execution)) {
            case APPROVE ->
                decideSupport.approve(CaseExecution.reference(execution), chosen(execution), officer.officer());
            case REJECT ->
                decideSupport.reject(
                        CaseExecution.reference(execution), TriageProcess.REASON.get(execution), officer.officer());
        }
    }

    private static Set<Capability> chosen(DelegateExecution execution) {
        if (TriageProcess.PLAN.require(execution) == TriageProcess.Plan.AS_REQUESTED) return null;
        return Arrays.stream(Capability.values())
                .filter(capability ->
                        TriageProcess.offer(capability).find(execution).orElse(false))
                .collect(Collectors.toSet());
    }
}
