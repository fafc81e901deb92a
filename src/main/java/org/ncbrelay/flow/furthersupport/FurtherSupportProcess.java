package org.ncbrelay.flow.furthersupport;

/** {@code bpmn/furtherSupport.bpmn}: triage for a kind of support that the country asked for later, and the support (Annex 1.1). */
public final class FurtherSupportProcess {
    public static final String KEY = "furtherSupport";

    private FurtherSupportProcess() {}
}
