package org.ncbrelay.flow.support.capacityfollowup;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/capacityFollowUp.bpmn} and its form. */
public final class CapacityFollowUpProcess {
    public static final String KEY = "capacityFollowUp";
    public static final String REPORT = "Task_ReportFollowUp";
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private CapacityFollowUpProcess() {}
}
