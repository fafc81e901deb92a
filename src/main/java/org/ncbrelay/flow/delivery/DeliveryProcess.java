package org.ncbrelay.flow.delivery;

import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/delivery.bpmn} and its forms. */
public final class DeliveryProcess {
    public static final String KEY = "delivery";
    public static final String DISPATCH = "Task_DispatchProduct";
    public static final String FORWARD = "Task_ForwardProduct";
    /** The channel that was open when the product left. */
    public static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);

    public static final ProcessVariable<DeliveryDecision> DECISION =
            ProcessVariable.choice("decision", DeliveryDecision.class);
    public static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private DeliveryProcess() {}

    /** Choices of the team, and of the NCB that forwards. */
    public enum DeliveryDecision {
        DISPATCH,
        FORWARD,
        WITHHOLD
    }
}
