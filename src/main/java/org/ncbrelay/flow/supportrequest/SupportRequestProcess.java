package org.ncbrelay.flow.supportrequest;

/** Names of {@code bpmn/supportRequest.bpmn}, the map of direction 1. */
public final class SupportRequestProcess {
    public static final String KEY = "supportRequest";
    /** Ends every running step at any moment. */
    public static final String WITHDRAWN_MESSAGE = "request.withdrawn";

    /** Ends one capability's support. */
    public static final String CAPABILITY_WITHDRAWN_MESSAGE = "capability.withdrawn";

    private SupportRequestProcess() {}
}
