package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Officer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officers do about who works on a task, beside claiming it and giving it back in Tasklist. */
@Service
public class ChangeAssignment {
    private final ClaimTask claim;
    private final ReleaseTask release;

    ChangeAssignment(ClaimTask claim, ReleaseTask release) {
        this.claim = claim;
        this.release = release;
    }

    /**
     * @param reason null or blank where the officer claims the task
     * @throws org.ncbrelay.domain.Refusal as {@link ClaimTask} and {@link ReleaseTask} say
     */
    @Transactional
    public void change(String taskId, Action action, String reason, Officer by) {
        switch (action) {
            case CLAIM -> claim.claim(taskId, by);
            case ACCEPT -> claim.accept(taskId, reason, by);
            case RELEASE -> release.release(taskId, reason, by);
        }
    }

    /** What can be done. */
    public enum Action {
        /** Claims it knowingly, also where nobody would be left to decide. */
        CLAIM,
        /** Claims a decision that was referred to the officer's office. */
        ACCEPT,
        /** Releases it from whoever has claimed it. */
        RELEASE
    }
}
