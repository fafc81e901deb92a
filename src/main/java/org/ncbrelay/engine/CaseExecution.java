package org.ncbrelay.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;

/** Which case, and which of its capabilities, a running step works for. */
public final class CaseExecution {
    /** Reference and summary are variables of every process instance, for forms and task cards. */
    public static final ProcessVariable<String> REFERENCE = ProcessVariable.text("reference");

    public static final ProcessVariable<String> SUMMARY = ProcessVariable.text("summary");
    public static final ProcessVariable<Capability> CAPABILITY = ProcessVariable.choice("capability", Capability.class);

    /** The country in which a called or started flow runs, where that is not its caller's. */
    public static final ProcessVariable<String> ORGANISATION = ProcessVariable.text("organisation");

    private CaseExecution() {}

    /** The business key of every instance, called or calling, is the case reference. */
    public static CaseReference reference(DelegateExecution execution) {
        return new CaseReference(execution.getProcessBusinessKey());
    }

    public static CaseReference reference(DelegateTask task) {
        return reference(task.getExecution());
    }

    /** The country in which a called flow runs; a tenant of the engine is an organisation. */
    public static OrganisationCode country(DelegateExecution execution) {
        return new OrganisationCode(execution.getTenantId());
    }

    /** Name of a step for reminders: its diagram, with the capability it serves. */
    public static String step(DelegateExecution execution) {
        String diagram = execution.getProcessDefinitionId().split(":")[0];
        return CAPABILITY.find(execution).map(of -> diagram + " " + of.words()).orElse(diagram);
    }

    public static Capability capability(VariableScope scope) {
        return CAPABILITY.require(scope);
    }
}
