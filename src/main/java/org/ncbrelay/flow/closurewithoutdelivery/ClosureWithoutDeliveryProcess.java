package org.ncbrelay.flow.closurewithoutdelivery;

import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/closureWithoutDelivery.bpmn} and its form. */
public final class ClosureWithoutDeliveryProcess {
    public static final String KEY = "closureWithoutDelivery";
    public static final String CLOSE = "Task_CloseCase";
    public static final ProcessVariable<String> LESSONS = ProcessVariable.text("lessons");

    private ClosureWithoutDeliveryProcess() {}
}
