package org.ncbrelay.flow.messages;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.UndeliveredLetters;
import org.ncbrelay.port.UndeliveredLetters.Undelivered;
import org.ncbrelay.store.cases.Messages.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a letter of a case that could not be delivered another chance, with all its attempts. */
@Service
public class RetryLetter {
    private final Cases cases;
    private final UndeliveredLetters letters;
    private final Journal journal;

    public RetryLetter(Cases cases, UndeliveredLetters letters, Journal journal) {
        this.cases = cases;
        this.letters = letters;
        this.journal = journal;
    }

    /**
     * @throws Refusal.NotFound  if the case is not open to the officer's organisation, or has no such failed letter
     * @throws Refusal.Forbidden if the officer only watches
     * @throws Refusal.Conflict  if another officer has just retried it
     */
    @Transactional
    public void retry(CaseReference reference, UUID letter, Officer by) {
        cases.get(reference);
        if (!mayRetry(by))
            throw new Refusal.Forbidden(
                    "refused.retry", "Only officers who work on a case can send its letters again.");
        Undelivered failed = letters.of(reference).stream()
                .filter(one -> one.id().equals(letter))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
        if (!letters.retry(letter)) throw new Refusal.Conflict("refused.retried", "The letter is on its way again.");
        journal.record(Act.of(EventKind.MAIL_RETRIED, reference, by)
                .to(Addressee.named(failed.recipient()))
                .noting(failed.letter().note()));
    }

    /** Whether the officer works on cases rather than watching them; a page asks it before it offers a retry. */
    public static boolean mayRetry(Officer officer) {
        return Party.of(officer, officer.organisation(), officer.agency().orElse(null))
                .isPresent();
    }
}
