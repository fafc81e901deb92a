package org.ncbrelay.flow.support.capacitybuilding;

/**
 * {@code bpmn/capacityFollowUp.bpmn}: what became of a training after 90 days; a flow of its own, so that the case can
 * close before.
 */
public final class CapacityFollowUpProcess {
    public static final String KEY = "capacityFollowUp";

    /** A training was evaluated. */
    public static final String BEGIN = "StartEvent_FollowUpScheduled";

    private CapacityFollowUpProcess() {}
}
