package org.ncbrelay.flow.intelligence;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/intelligence.bpmn}, the map of direction 2, which hands these variables on to its steps. */
public final class IntelligenceProcess {
    public static final String KEY = "intelligence";
    /** Ends the work of one country. */
    public static final String RECALLED_MESSAGE = "dispatch.recalled";

    /** Shown in every form of direction 2; empty where no source is external (Annex 2.1). */
    public static final ProcessVariable<String> CAVEAT = ProcessVariable.text("caveat");

    /** Whom it will reach, for the forms. */
    public static final ProcessVariable<String> ADDRESSEES = ProcessVariable.text("addressees");
    /** Whom a source restricts, for the forms. */
    public static final ProcessVariable<String> RESTRICTED = ProcessVariable.text("restricted");

    private IntelligenceProcess() {}
}
