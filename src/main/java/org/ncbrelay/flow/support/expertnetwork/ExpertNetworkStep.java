package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord;
import org.ncbrelay.domain.support.StepRecord.StepKind;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.FormattedText;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.ExpertEngagements.Opinion;
import org.ncbrelay.store.support.ReportDrafts;
import org.ncbrelay.store.support.ReportPictures;
import org.ncbrelay.store.support.StepRecords;
import org.springframework.stereotype.Service;

/** Records the release of an expert, the introduction, the opinion with its review, and the rating (Annex 2.5). */
@Service
public record ExpertNetworkStep(
        ExpertEngagements engagements,
        Clock clock,
        StepRecords steps,
        SupportRecord support,
        Journal journal,
        MeasureRecord measures,
        WriteProduct write,
        ReportDrafts drafts,
        ReportPictures pictures,
        FormattedText texts,
        ReviewProduct review) {
    static final String SILENCE = Phrase.SILENCE_RELEASES_NOBODY.words();
    private static final String KIND = "EXPERT_OPINION";

    /**
     * @param reason why not; null where released
     * @throws Refusal.Conflict if the NCB has answered
     */
    void answerRelease(UUID id, boolean released, String reason, Officer by) {
        if (!released && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Engagement engagement = engagements.get(id);
        if (!engagement.organisation().equals(by.organisation())) throw new Refusal.NotFound();
        if (engagement.released() != null)
            throw new Refusal.Conflict("refused.answered", "The request has been answered.");
        engagements.answer(engagement, released, reason, by, clock.instant());
    }

    /** No answer within the limit. */
    void releaseNotAnswered(UUID id, Officer by) {
        answerRelease(id, false, SILENCE, by);
    }

    /**
     * Lets expert and country know of each other, once the NCB released the expert and no conflict was found; to the agency the
     * introduction has passed before.
     *
     * @throws Refusal.Conflict if the NCB did not release the expert, or a conflict of interest was not ruled out
     */
    public void introduce(CaseReference reference, UUID id, Officer by) {
        Engagement engagement = engagements.get(id);
        if (!engagement.isReleased()) throw new Refusal.Conflict("The NCB has not released the expert.");
        if (!isClear(reference, engagement)) throw new Refusal.Conflict("A conflict of interest is not ruled out.");
        engagements.introduce(engagement, by, clock.instant());
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.EXPERT_INTRODUCED,
                StepRecord.answers("expert", engagement.expert()),
                Phrase.EXPERT_INTRODUCED.with(engagement.expert()),
                by);
        journal.send(Letter.EXPERT_INTRODUCED, reference, Addressee.ncb(engagement.organisation()));
        journal.send(Letter.EXPERT_INTRODUCED, reference, Addressee.ncbOf(reference));
    }

    private boolean isClear(CaseReference reference, Engagement engagement) {
        return StepRecord.last(steps.of(reference, Capability.GLOBAL_NETWORK), StepKind.CONFLICT_CHECKED)
                .filter(check -> engagement.expert().equals(check.text("expert")) && !check.flag("conflict"))
                .isPresent();
    }

    /**
     * Puts on the case that an expert gave no opinion in time; the search for another goes on.
     *
     * @param id of the engagement whose expert was silent
     */
    public void opinionNotGiven(CaseReference reference, UUID id, Officer by) {
        String expert = engagements.get(id).expert();
        measures.done(reference, Capability.GLOBAL_NETWORK, MeasureKind.EXPERT, expert, by);
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.NO_ANSWER,
                StepRecord.answers("awaited", Phrase.OPINION_NOT_GIVEN.name(), "expert", expert),
                Phrase.OPINION_NOT_GIVEN.with(expert),
                by);
    }

    /** Turns an expert's opinion into a product: its author is the expert, its reviewer the officer. */
    public void approveOpinion(CaseReference reference, UUID id, Officer by) {
        Engagement engagement = engagements.get(id);
        Opinion opinion =
                engagements.latestOpinion(id).orElseThrow(() -> new Refusal.Conflict("There is no opinion yet."));
        write.write(
                reference,
                Capability.GLOBAL_NETWORK,
                KIND,
                engagement.titleOfOpinion(),
                opinion.formatted() == null ? opinion.text() : opinion.formatted(),
                opinion.formatted() != null,
                null,
                opinion.writtenBy(),
                by);
        review.approve(reference, Capability.GLOBAL_NETWORK, KIND, by);
        measures.done(reference, Capability.GLOBAL_NETWORK, MeasureKind.EXPERT, engagement.expert(), by);
        recordReview(reference, true, null, by);
    }

    public void reworkOpinion(CaseReference reference, String note, Officer by) {
        if (note == null) throw new Refusal.Invalid("note", "wrong.mustChange", "say what must be added");
        recordReview(reference, false, note, by);
    }

    private void recordReview(CaseReference reference, boolean approved, String note, Officer by) {
        support.step(
                reference,
                Capability.GLOBAL_NETWORK,
                StepKind.OPINION_REVIEWED,
                StepRecord.answers("approved", approved, "note", note),
                (approved ? Phrase.OPINION_APPROVED : Phrase.EXPERT_ASKED_AGAIN).note(),
                by);
    }

    /**
     * Keeps the opinion of an introduced expert, written in the own country.
     *
     * @param formatted whether it is Markdown
     * @throws Refusal.Invalid  if it is Markdown and {@link FormattedText#check} refuses it, or it has a picture that was not added to it
     * @throws Refusal.Conflict if the expert is not introduced
     */
    void giveOpinion(CaseReference reference, UUID id, String text, boolean formatted, Officer by) {
        if (formatted) texts.check("opinion", text);
        if (formatted)
            pictures.require(
                    "opinion",
                    texts.pictures(text),
                    picture -> picture.subject().equals(id.toString()));
        Engagement engagement = engagements.get(id);
        if (engagement.introducedAt() == null) throw new Refusal.Conflict("The expert is not introduced.");
        engagements.opine(
                engagement, formatted ? texts.plain(text) : text, formatted ? text : null, by, clock.instant());
        drafts.discard(reference, id.toString());
    }

    /**
     * Tells the NCB that released an expert that the opinion, which was not given in time, is no longer awaited.
     *
     * @param by the relay, acting for the country of the expert, which sees nothing of the case
     */
    void dismissExpert(CaseReference reference, Officer by) {
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncb(by.organisation()));
    }
}
