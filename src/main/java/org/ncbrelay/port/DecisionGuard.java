package org.ncbrelay.port;

import org.ncbrelay.port.OfficeTasks.OfficeTask;

/**
 * What keeps the four-eyes principle from ending a case in silence. A port because it is the engine that asks, at every task that is
 * created, claimed or completed.
 */
public interface DecisionGuard {
    /** Refers the decision to the next office if nobody of its own is left, and ends that once somebody is. */
    void reconsider(OfficeTask task);

    /**
     * Checks whether an officer of the next office may decide.
     *
     * @throws org.ncbrelay.domain.Refusal.Conflict if somebody of the task's own office is there again
     * @throws org.ncbrelay.domain.Refusal.Conflict if the officer has not accepted the referral with a reason
     */
    void checkReferral(OfficeTask task, String userId);

    /**
     * Warns whoever takes a task after which nobody would be left to decide.
     *
     * @throws org.ncbrelay.domain.Refusal.Conflict saying how to go on knowingly
     */
    void checkSomebodyLeft(OfficeTask task, String userId);
}
