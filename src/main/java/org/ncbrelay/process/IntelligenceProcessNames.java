package org.ncbrelay.process;

import org.ncbrelay.domain.delivery.Channel;

/** Names of the diagrams of direction 2 and their forms. */
public final class IntelligenceProcessNames {
    public static final String KEY = "intelligence";
    public static final String RECALLED_MESSAGE = "dispatch.recalled";

    /** Stands in every form of direction 2; empty where no source is external (Annex 2.1). */
    public static final ProcessVariable<String> CAVEAT = ProcessVariable.text("caveat");

    public static final ProcessVariable<String> ADDRESSEES = ProcessVariable.text("addressees");
    public static final ProcessVariable<String> RESTRICTED = ProcessVariable.text("restricted");
    /** Units of the country's directory, shown on the form that names one. */
    public static final ProcessVariable<String> UNITS = ProcessVariable.text("units");
    /** The country whose dispatch a step works for. */
    public static final ProcessVariable<String> ORGANISATION = ProcessVariable.text("organisation");

    public static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);
    public static final ProcessVariable<Decision> DECISION = ProcessVariable.choice("decision", Decision.class);
    public static final ProcessVariable<String> SOURCE_GRADING = ProcessVariable.text("sourceGrading");
    public static final ProcessVariable<String> INFORMATION_GRADING = ProcessVariable.text("informationGrading");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    public static final ProcessVariable<String> SCOPE = ProcessVariable.text("scope");
    public static final ProcessVariable<Boolean> DIRECT_CONTACT_REQUESTED =
            ProcessVariable.flag("directContactRequested");

    private IntelligenceProcessNames() {}

    /** The choices of all forms of direction 2. */
    public enum Decision {
        KEEP,
        REGRADE,
        RELEASE,
        HOLD_BACK,
        CONSENT,
        REFUSE,
        ACKNOWLEDGE,
        GRANT
    }
}
