package org.ncbrelay.flow;

import java.util.List;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.engine.expressions.AvailableInExpressions;
import org.springframework.stereotype.Component;

/** What the diagrams and the decision table of direction 2 ask. */
@Component("intelligenceFlow")
@AvailableInExpressions
public class IntelligenceFacts {
    /** As {@code bpmn/sourceConsent.bpmn} answers it. */
    private static final ProcessVariable<Boolean> SOURCE_CONSENTED = ProcessVariable.flag("sourceConsented");

    private final IntelligenceStore store;

    IntelligenceFacts(IntelligenceStore store) {
        this.store = store;
    }

    public boolean external(CaseExecution execution) {
        return intelligence(execution).source().isExternal();
    }

    /** Alpha-3 codes of everybody concerned whom no source restricts; one dispatch for each. */
    public List<String> addressees(CaseExecution execution) {
        return intelligence(execution).addressees().stream()
                .map(OrganisationCode::value)
                .toList();
    }

    public boolean hasAddressees(CaseExecution execution) {
        return !intelligence(execution).addressees().isEmpty();
    }

    /** Whether the external source consented, at once or when it was asked. */
    public boolean externalConsent(CaseExecution execution) {
        return intelligence(execution).source().consents() || Boolean.TRUE.equals(SOURCE_CONSENTED.get(execution));
    }

    public boolean ownerConditions(CaseExecution execution) {
        return intelligence(execution).ownerConditions();
    }

    public boolean ownerConfidential(CaseExecution execution) {
        return intelligence(execution).ownerConfidential();
    }

    public String owner(CaseExecution execution) {
        return intelligence(execution).owner().value();
    }

    public boolean recalledEverywhere(CaseExecution execution) {
        return store.dispatches(execution.reference()).stream().noneMatch(IntelligenceStore.Dispatch::isAbroad);
    }

    private Intelligence intelligence(CaseExecution execution) {
        return store.get(execution.reference());
    }
}
