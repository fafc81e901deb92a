package org.ncbrelay.flow.dispatch;

import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/dispatch.bpmn} and its form; it runs in the country addressed. */
public final class DispatchProcess {
    public static final String KEY = "dispatch";
    /** The channel that was open when the intelligence left; the diagram asks it. */
    public static final ProcessVariable<Channel> CHANNEL = ProcessVariable.choice("channel", Channel.class);

    /** Units of the country's directory, shown on the form that names one. */
    public static final ProcessVariable<String> UNITS = ProcessVariable.text("units");

    public static final ProcessVariable<String> UNIT = ProcessVariable.text("unit");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    private DispatchProcess() {}
}
