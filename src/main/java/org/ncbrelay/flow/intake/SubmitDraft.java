package org.ncbrelay.flow.intake;

import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.domain.casefile.Receipt;
import org.ncbrelay.domain.evidence.DraftEvidences;
import org.ncbrelay.domain.request.Drafts;
import org.ncbrelay.domain.request.Drafts.Draft;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submits what was written on the page, by the same rules as every other submission;
 * its evidence goes into the case, and the draft is deleted, in the same transaction.
 */
@Service
public class SubmitDraft {
    private final Drafts drafts;
    private final SubmitRequest submit;
    private final DraftEvidences evidences;

    public SubmitDraft(Drafts drafts, SubmitRequest submit, DraftEvidences evidences) {
        this.drafts = drafts;
        this.submit = submit;
        this.evidences = evidences;
    }

    /**
     * A draft is submitted once, however often its button is pressed.
     *
     * @throws Refusal.Invalid  naming every bad field; the draft stays
     * @throws Refusal.NotFound if there is no such draft of the officer
     */
    @Transactional
    public Receipt submit(UUID id, Officer by) {
        Draft draft = drafts.findForChange(id)
                .filter(found -> found.correctionOf() == null)
                .orElseThrow(Refusal.NotFound::new);
        Receipt receipt = submit.submit(draft.content(), "draft-" + id, Sha256.hex(draft.json()), by);
        evidences.moveTo(receipt.reference(), id);
        drafts.discard(id);
        return receipt;
    }
}
