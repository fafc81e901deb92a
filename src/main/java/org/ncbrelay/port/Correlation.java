package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.correlation.Trace;

/** Traces that stand in more than one case; what the acting organisation may know of the other case, and no more. */
public interface Correlation {
    /** @param restricted countries that must not learn of the case */
    void keep(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at);

    /** Puts the traces of a corrected request in the place of those it had. */
    void replace(CaseReference reference, List<Trace> traces, List<OrganisationCode> restricted, Instant at);

    /** The newest 200, newest first; none for a case of another country, and none for INTERPOL before both cases are recorded. */
    List<Hit> hits(CaseReference reference);

    /** To be called for INTERPOL, which alone knows both sides. */
    void ask(Question question);

    /** @throws org.ncbrelay.domain.Refusal.NotFound if it is not a question to the acting organisation */
    Question question(UUID id);

    void answer(UUID id, boolean disclosed, String answer, Officer by, Instant at);

    /**
     * One trace in one other case.
     *
     * @param id        the same at every reading; tells nothing
     * @param value     the trace as it is compared; it stands in the reader's own case too
     * @param reference the other case; null where the reader may not know
     * @param country   whose it is; null likewise
     * @param since     when the other case was filed; null likewise
     * @param question  {@code ASKED}, {@code DISCLOSED} or {@code DECLINED}; null if nobody asked
     * @param answer    null if there is none
     */
    record Hit(
            UUID id,
            Trace.Kind kind,
            String value,
            String reference,
            String country,
            Instant since,
            String question,
            String answer) {}

    /** A question of one NCB to the owner of a hit. */
    record Question(
            UUID id,
            UUID hitId,
            Trace.Kind kind,
            CaseReference ownerReference,
            CaseReference askingReference,
            String text,
            String askedBy,
            Instant askedAt) {}
}
