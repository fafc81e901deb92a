package org.ncbrelay.flow.hitquestion;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.springframework.stereotype.Service;

/** Asks the owners of several hits the same question: each is an act of its own, and a refused one does not undo the others. */
@Service
public record AskOwnersOfHits(AskOwnerOfHit ask) {
    /** As many as a case shows. */
    public static final int MOST = 200;

    /**
     * @param hits 1 to {@link #MOST} of them; what is named twice is asked once
     * @param sent the question, as {@link AskOwnerOfHit#question} reads it
     * @throws Refusal.NotFound  if the case is unknown, or not open to the officer's organisation
     * @throws Refusal.Forbidden to all but the NCB of the case
     * @throws Refusal.Invalid   naming {@code hits} or {@code question}; then no one was asked
     */
    public Asked ask(CaseReference reference, Collection<UUID> hits, Map<String, ?> sent, Officer by) {
        ask.allow(reference, by);
        if (hits.isEmpty()) throw new Refusal.Invalid("hits", "wrong.atLeastOne", "is required, at least 1");
        if (hits.size() > MOST) throw new Refusal.Invalid("hits", "wrong.most", "must have at most %s", MOST);
        String question = AskOwnerOfHit.question(sent);
        int asked = 0;
        Map<UUID, Refusal> refused = new LinkedHashMap<>();
        for (UUID hit : new LinkedHashSet<>(hits)) {
            try {
                ask.ask(reference, hit, question, by);
                asked++;
            } catch (Refusal refusal) {
                refused.put(hit, refusal);
            }
        }
        return new Asked(asked, refused);
    }

    /**
     * @param asked   how many owners have the question now
     * @param refused why each of the others could not be asked, in the order of the request
     */
    public record Asked(int asked, Map<UUID, Refusal> refused) {}
}
