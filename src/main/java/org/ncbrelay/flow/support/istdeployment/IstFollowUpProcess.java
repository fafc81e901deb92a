package org.ncbrelay.flow.support.istdeployment;

/** {@code bpmn/istFollowUp.bpmn}: follow-up of a mission after 30 and 90 days. */
public final class IstFollowUpProcess {
    public static final String KEY = "istFollowUp";

    /** Every recommendation of a mission has a responsible person. */
    public static final String BEGIN = "StartEvent_Debriefed";

    private IstFollowUpProcess() {}
}
