package org.ncbrelay.port;

/** Tasks in which an NCB acknowledges a request. A port because the engine, which is to be replaceable, holds them. */
public interface RequestsToAcknowledge {
    /**
     * Acknowledges the request of such a task as the acting officer, under the same guards and with the same form as in Tasklist; the
     * flow goes on in the same transaction.
     *
     * @return reference of the case
     * @throws org.ncbrelay.domain.Refusal.NotFound  if there is no such task, or it is another organisation's
     * @throws org.ncbrelay.domain.Refusal.Conflict  if it is another task, or another officer has claimed it
     * @throws org.ncbrelay.domain.Refusal.Forbidden if the officer may not work on it
     */
    String acknowledge(String taskId);

    /** Whether a task of this diagram and node is one. */
    boolean isOne(String process, String activity);
}
