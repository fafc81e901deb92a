package org.ncbrelay.flow.tasks;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.assignment.LostClaims;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.OfficeTasks;
import org.ncbrelay.port.OfficeTasks.OfficeTask;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Releases what an officer had claimed who has lost the role, the organisation or the account for it. */
@Service
public class ReleaseLostClaims implements LostClaims {
    private final OfficeTasks tasks;
    private final ReleaseRecord record;
    private final CurrentOfficer officers;

    ReleaseLostClaims(OfficeTasks tasks, ReleaseRecord record, CurrentOfficer officers) {
        this.tasks = tasks;
        this.record = record;
        this.officers = officers;
    }

    @Override
    @Transactional
    public void lostBy(String userId) {
        tasks.claimedInVainBy(userId).forEach(this::release);
    }

    /** Releases what a user claimed for an agency and leaves to its other officers. */
    @Transactional
    public void agencyLeftBy(String userId) {
        tasks.claimedForAgencyBy(userId).forEach(this::release);
    }

    /** Releases what any user claimed and may not work on any more. */
    @Transactional
    public void lost() {
        tasks.claimedInVain().forEach(this::release);
    }

    /** In a transaction of its own where none runs. */
    @Transactional
    public void release(String id) {
        tasks.find(id).filter(task -> task.assignee().isPresent()).ifPresent(this::release);
    }

    private void release(OfficeTask task) {
        officers.as(
                Officer.relay(task.organisation()),
                () -> record.release(task, task.assignee().orElseThrow(), Phrase.RIGHTS_LOST.note()));
    }
}
