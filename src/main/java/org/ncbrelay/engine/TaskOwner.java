package org.ncbrelay.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.ncbrelay.domain.OrganisationCode;

/** Gives a task to the organisation that must work on it, which need not be the one in which its flow runs. */
public final class TaskOwner {
    private static final List<String> ON_CARD = List.of(CaseExecution.REFERENCE.name(), CaseExecution.SUMMARY.name());

    private TaskOwner() {}

    public static void give(DelegateTask task, OrganisationCode organisation) {
        EngineInternals.setTenant(task, organisation.value());
        for (String variable : ON_CARD)
            if (organisation.isCountry()) task.removeVariableLocal(variable);
            else show(variable, task);
    }

    /** A card shows only variables of the reader's own organisation; those of the flow belong to the case's country. */
    private static void show(String variable, DelegateTask task) {
        Object value = task.getVariable(variable);
        if (value != null) EngineInternals.setTenantVariable(task, variable, value);
    }
}
