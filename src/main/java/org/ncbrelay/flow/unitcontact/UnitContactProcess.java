package org.ncbrelay.flow.unitcontact;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/unitContact.bpmn} and its form. */
public final class UnitContactProcess {
    public static final String KEY = "unitContact";
    public static final ProcessVariable<UnitContactDecision> DECISION =
            ProcessVariable.choice("decision", UnitContactDecision.class);
    public static final ProcessVariable<String> SCOPE = ProcessVariable.text("scope");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private UnitContactProcess() {}

    /** The NCB's choices. */
    public enum UnitContactDecision {
        GRANT,
        REFUSE
    }
}
