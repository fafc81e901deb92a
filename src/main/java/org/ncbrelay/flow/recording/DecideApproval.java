package org.ncbrelay.flow.recording;

import java.time.Clock;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.StopContact;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the head of an NCB approve an agency to engage directly with INTERPOL, or end that (Annex 1.1). */
@Service
public class DecideApproval {
    private final Agencies agencies;
    private final Recordings recordings;
    private final RecordingStep step;
    private final StopContact contact;
    private final Clock clock;

    DecideApproval(Agencies agencies, Recordings recordings, RecordingStep step, StopContact contact, Clock clock) {
        this.agencies = agencies;
        this.recordings = recordings;
        this.step = step;
        this.contact = contact;
        this.clock = clock;
    }

    /**
     * Records the decision; earlier ones stay on record, and cases already recorded keep their source. Where the NCB has checked the data
     * and the General Secretariat is to enter them on its behalf, the NCB stands for them once the approval ends: no one is asked for the
     * source again. Where an approval ends, live grants of direct contact are suspended until the head decides on each (our default).
     *
     * @throws Refusal.Forbidden if the officer does not head an NCB
     * @throws Refusal.NotFound  if the agency is not one of the officer's country
     */
    @Transactional
    public RegisteredAgency decide(String code, boolean approved, String reason, Officer by) {
        if (!by.is(Role.NCB_HEAD)) throw new Refusal.Forbidden("Only the head of an NCB approves agencies.");
        Texts.requireReason(reason);
        boolean ends = agencies.find(code)
                .filter(agency -> agency.organisation().equals(by.organisation().value()))
                .map(agency -> agency.approved() && !approved)
                .orElseThrow(Refusal.NotFound::new);
        agencies.decide(code, approved, reason, by, clock.instant());
        if (!approved)
            recordings
                    .checkedAndNotEntered(code)
                    .forEach(reference -> step.recordTakeover(reference, true, Phrase.APPROVAL_ENDED.note(), by));
        if (ends) contact.approvalEnded(code, reason, by);
        return agencies.find(code).orElseThrow(Refusal.NotFound::new);
    }
}
