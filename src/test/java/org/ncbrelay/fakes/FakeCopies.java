package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Copies;
import org.ncbrelay.domain.casefile.CopySubject;

/** Remembers each copy as {@code SUBJECT to NCB}, or to the General Secretariat. */
public final class FakeCopies implements Copies {
    public final List<String> made = new ArrayList<>();

    @Override
    public void toGeneralSecretariat(
            UUID id, CaseReference reference, CopySubject subject, String subjectId, Officer by, Instant at) {
        made.add(subject + " " + subjectId + " to GENERAL_SECRETARIAT");
    }

    @Override
    public void toNcb(UUID id, CaseReference reference, CopySubject subject, String subjectId, Officer by, Instant at) {
        made.add(subject + " to NCB");
    }
}
