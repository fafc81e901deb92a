package org.ncbrelay.flow.closure;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/closure.bpmn} and its forms. */
public final class ClosureProcess {
    public static final String KEY = "closure";
    public static final String CONFIRM = "Task_ConfirmReceipt";
    public static final String CLOSE = "Task_CloseCase";
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    public static final ProcessVariable<String> LESSONS = ProcessVariable.text("lessons");

    private ClosureProcess() {}
}
