package org.ncbrelay.flow.support.notice;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.notices.NoticeColour;
import org.ncbrelay.domain.notices.NoticeRequest;
import org.ncbrelay.domain.notices.PilotServices;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what a bureau asks to be published. */
@Service
public class AskForNotice {
    private final PilotServices pilots;
    private final SupportRecord support;

    public AskForNotice(PilotServices pilots, SupportRecord support) {
        this.pilots = pilots;
        this.support = support;
    }

    /** @throws Refusal.Invalid for a silver notice while it is a pilot that nobody turned on */
    @Transactional
    public void ask(CaseReference reference, NoticeRequest notice, Officer by) {
        if (notice.colour() == NoticeColour.SILVER && !pilots.silverNotices())
            throw new Refusal.Invalid("colour", "wrong.silver", "silver notices are a pilot that is not open here");
        support.step(
                reference,
                Capability.NOTICE,
                StepKind.SERVICE_ASKED,
                CapabilityStep.content(
                        "colour", notice.colour().name(), "title", notice.title(), "content", notice.text()),
                Phrase.NOTICE_ASKED.with(Note.name("code", notice.colour())),
                by);
    }
}
