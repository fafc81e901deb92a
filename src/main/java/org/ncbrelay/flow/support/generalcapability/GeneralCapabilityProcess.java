package org.ncbrelay.flow.support.generalcapability;

/** Name of {@code bpmn/generalCapability.bpmn}, which only calls others: it has no names of its own beside it. */
public final class GeneralCapabilityProcess {
    public static final String KEY = "generalCapability";

    private GeneralCapabilityProcess() {}
}
