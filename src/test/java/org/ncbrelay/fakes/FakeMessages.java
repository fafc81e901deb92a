package org.ncbrelay.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Messages;

/** Remembers each message as {@code AGENCY to INTERPOL, copied}. */
public final class FakeMessages implements Messages {
    public final List<String> added = new ArrayList<>();

    @Override
    public void add(
            UUID id,
            CaseReference reference,
            Officer from,
            Party sender,
            Party to,
            String text,
            UUID ncbCopy,
            Instant at) {
        added.add(sender + " to " + to + (ncbCopy == null ? "" : ", copied"));
    }

    @Override
    public List<Sent> of(CaseReference reference) {
        return List.of();
    }
}
