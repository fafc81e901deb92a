package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.recording.Recordings.OfficialSource;

/** The way of one case into the information system, in memory. */
public final class FakeRecordings implements Recordings {
    public boolean recorded;
    public String takenOverBy;
    public Check check;
    public OfficialSource source;

    @Override
    public void takeover(CaseReference reference, boolean takenOver, String reason, Officer by, Instant at) {
        takenOverBy = takenOver ? by.userId() : null;
    }

    @Override
    public Optional<String> takenOverBy(CaseReference reference) {
        return Optional.ofNullable(takenOverBy);
    }

    @Override
    public void checked(CaseReference reference, Check found, Officer by, Instant at) {
        check = found;
    }

    @Override
    public Check check(CaseReference reference) {
        if (check == null) throw new Refusal.Conflict("The NCB has not checked the record.");
        return check;
    }

    @Override
    public void submit(CaseReference reference, OfficialSource from, Check found, Officer enteredBy, Instant at) {
        source = from;
    }

    @Override
    public boolean isRecorded(CaseReference reference) {
        return recorded;
    }
}
