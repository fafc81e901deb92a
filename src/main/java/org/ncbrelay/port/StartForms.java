package org.ncbrelay.port;

import java.util.Map;

/** Flows that an officer may begin with a form: the form files the matter, and filing starts the flow. */
public interface StartForms {
    /** Whether officers may begin this flow with a form at all. */
    boolean offers(String processKey);

    /**
     * Files what the form says, in the running transaction.
     *
     * @return id of the flow that was started
     */
    String start(String processKey, Map<String, Object> answers);
}
