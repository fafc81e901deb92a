package org.ncbrelay.flow.dispatch;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IntelligenceProcessNames;
import org.springframework.stereotype.Component;

/** Binds Task_RecordUnit to {@link RecordUnit}. */
@Component
class RecordUnitDelegate implements JavaDelegate {
    private final RecordUnit recordUnit;
    private final CurrentOfficer officer;

    RecordUnitDelegate(RecordUnit recordUnit, CurrentOfficer officer) {
        this.recordUnit = recordUnit;
        this.officer = officer;
    }

    @Override
    public void execute(DelegateExecution execution) {
        recordUnit.record(
                CaseExecution.reference(execution),
                new OrganisationCode(execution.getTenantId()),
                IntelligenceProcessNames.UNIT.require(execution),
                IntelligenceProcessNames.NOTE.get(execution),
                officer.officer());
    }
}
