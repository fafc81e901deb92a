package org.ncbrelay.flow.hitquestion;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.correlation.HitAudience;
import org.ncbrelay.domain.correlation.HitQuestion;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.cases.Correlation.Hit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries an NCB's question to the owner of a hit without telling who that is. */
@Service
public class AskOwnerOfHit {
    private final Cases cases;
    private final Correlation correlation;
    private final AnnounceHits announce;
    private final CaseProcess process;
    private final Journal journal;
    private final CurrentOfficer current;
    private final Clock clock;

    AskOwnerOfHit(
            Cases cases,
            Correlation correlation,
            AnnounceHits announce,
            CaseProcess process,
            Journal journal,
            CurrentOfficer current,
            Clock clock) {
        this.cases = cases;
        this.correlation = correlation;
        this.announce = announce;
        this.process = process;
        this.journal = journal;
        this.current = current;
        this.clock = clock;
    }

    /**
     * Reads a question, from a page or from the API.
     *
     * @param sent {@code question}, 5 to 1,000 characters
     * @throws Refusal.Invalid naming what is wrong
     */
    public static String question(Map<String, ?> sent) {
        return Fields.read(sent, fields -> {
                    String text = fields.required("question", Texts.narrative(5, 1000));
                    return fields.build(() -> text);
                })
                .orThrow();
    }

    /**
     * Whether the officer may ask anything about this case, before the question is read; nothing of the case is shown.
     *
     * @throws Refusal.NotFound  if the case is unknown, or not open to the officer's organisation
     * @throws Refusal.Forbidden if the officer does not serve the NCB of the case: countries talk through their bureaus
     */
    @Transactional(readOnly = true)
    public void allow(CaseReference reference, Officer by) {
        cases.get(reference);
        if (!HitAudience.isBureauOf(by, reference))
            throw new Refusal.Forbidden("refused.askHit", "Only the NCB of the case asks the owner of a hit.");
    }

    /**
     * @throws Refusal.Forbidden as {@link #allow} says
     * @throws Refusal.NotFound  if the case has no such hit
     * @throws Refusal.Conflict  if the owner was asked, or is known already
     */
    @Transactional
    public void ask(CaseReference reference, UUID hitId, String text, Officer by) {
        allow(reference, by);
        announce.before(reference, by);
        Hit hit = hit(reference, hitId);
        if (hit.question() != null)
            throw new Refusal.Conflict("refused.askedHit", "The owner of this hit was asked before.");
        if (hit.reference() != null)
            throw new Refusal.Conflict("refused.ownHit", "The other case is your own; there is nobody to ask.");
        journal.record(Act.of(EventKind.HIT_QUESTION_ASKED, reference, by)
                .to(Addressee.OWNER_OF_HIT)
                .noting(note(hit, text)));
        HitQuestion question =
                current.as(Officer.relay(OrganisationCode.INTERPOL), () -> addressed(reference, hit, text, by));
        current.as(Officer.relay(question.ownerReference().organisation()), () -> deliver(question));
    }

    /** INTERPOL alone knows whose the hit is. */
    private HitQuestion addressed(CaseReference reference, Hit hit, String text, Officer by) {
        CaseReference owner = correlation.ownerOf(hit.id());
        HitQuestion question = new HitQuestion(
                UUID.randomUUID(), hit.id(), hit.kind(), owner, reference, text, by.userId(), clock.instant());
        correlation.ask(question);
        return question;
    }

    private void deliver(HitQuestion question) {
        CaseReference owned = question.ownerReference();
        journal.record(Act.of(EventKind.HIT_QUESTION_RECEIVED, owned, Officer.relay(owned.organisation()))
                .toNcb()
                .noting(Note.text(Addressee.ncbOf(question.askingReference()).name())
                        .then(question.text()))
                .withLetter(Letter.QUESTION));
        process.hitQuestionAsked(
                question,
                Phrase.QUESTION_ABOUT_HIT.with(Note.of("trace." + question.kind(), EnumWords.of(question.kind()))));
    }

    private Hit hit(CaseReference reference, UUID id) {
        return correlation.hits(reference).stream()
                .filter(hit -> hit.id().equals(id))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    private static Note note(Hit hit, String text) {
        return Note.text(hit.kind() + " " + hit.value()).then(text);
    }
}
