package org.ncbrelay.flow.ownerconsent;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/ownerConsent.bpmn} and its form. */
public final class OwnerConsentProcess {
    public static final String KEY = "ownerConsent";
    public static final ProcessVariable<OwnerConsentDecision> DECISION =
            ProcessVariable.choice("decision", OwnerConsentDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private OwnerConsentProcess() {}

    /** The owner's choices. */
    public enum OwnerConsentDecision {
        CONSENT,
        REFUSE
    }
}
