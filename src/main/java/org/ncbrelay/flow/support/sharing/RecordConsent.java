package org.ncbrelay.flow.support.sharing;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether the owner of restricted data consents to its use. */
@Service
public class RecordConsent {
    private final Timeline timeline;
    private final Clock clock;

    public RecordConsent(Timeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** @param words conditions of the consent or reason of the refusal; null if none */
    @Transactional
    public void record(CaseReference reference, boolean consented, String words, Officer by) {
        if (!consented && words == null) throw new Refusal.Invalid("reason", "say why");
        timeline.record(
                reference,
                consented ? EventKind.CONSENT_GIVEN : EventKind.CONSENT_REFUSED,
                by,
                "INTERPOL",
                words,
                clock.instant());
    }
}
