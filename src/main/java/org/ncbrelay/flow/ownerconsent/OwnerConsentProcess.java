package org.ncbrelay.flow.ownerconsent;

import org.ncbrelay.process.ProcessVariable;

/** Names of {@code bpmn/ownerConsent.bpmn} and its form. */
public final class OwnerConsentProcess {
    public static final String KEY = "ownerConsent";
    public static final ProcessVariable<Decision> DECISION = ProcessVariable.choice("decision", Decision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private OwnerConsentProcess() {}

    /** The owner's choices. */
    public enum Decision {
        CONSENT,
        REFUSE
    }
}
