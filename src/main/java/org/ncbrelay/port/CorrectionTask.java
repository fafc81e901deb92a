package org.ncbrelay.port;

import org.ncbrelay.domain.CaseReference;

/** The task by which an agency answers what its NCB returned. A port because the engine, which is to be replaceable, holds the task. */
public interface CorrectionTask {
    /**
     * Completes it as the acting officer, under the same guards as in Tasklist; the flow goes on in the same transaction.
     *
     * @param correction what was corrected, in words
     * @throws org.ncbrelay.domain.Refusal.Conflict if no correction is waited for
     */
    void complete(CaseReference reference, String correction);
}
