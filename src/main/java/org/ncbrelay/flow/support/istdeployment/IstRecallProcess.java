package org.ncbrelay.flow.support.istdeployment;

/** {@code bpmn/istRecall.bpmn}: a recalled team still owes its report, which is delivered although its support was stopped. */
public final class IstRecallProcess {
    public static final String KEY = "istRecall";

    private IstRecallProcess() {}
}
