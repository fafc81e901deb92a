package org.ncbrelay.port;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.OrganisationCode;

/** The running flow of direction 2, as the use cases know it. A port because the engine, which is to be replaceable, runs it. */
public interface IntelligenceFlow {
    /**
     * Starts the flow for intelligence that was just registered, in the same transaction.
     *
     * @param summary    short, without personal data
     * @param caveat     shown in every form; empty where no source is external
     * @param addressees whom it will reach, for the forms
     * @param leftOut    whom a source restricts, for the forms
     * @return id of the running flow
     */
    String start(CaseReference reference, Note summary, String caveat, String addressees, String leftOut);

    /** Starts the review of intelligence whose basis its owner withdrew or corrected, unless one runs already. */
    void basisChanged(CaseReference reference, Note summary, String caveat);

    /** Ends the review, as no country holds it any longer. */
    void reviewOvertaken(CaseReference reference);

    /** Ends the work of one country because its dispatch was recalled. */
    void recalled(CaseReference reference, OrganisationCode country);
}
