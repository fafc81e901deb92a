package org.ncbrelay.flow.support.istdeployment;

/** {@code bpmn/istRecall.bpmn}: a recalled team still owes its report, which is delivered although its support was stopped. */
public final class IstRecallProcess {
    public static final String KEY = "istRecall";

    /** A team that was called home owes its report. */
    public static final String BEGIN = "StartEvent_TeamRecalled";

    private IstRecallProcess() {}
}
