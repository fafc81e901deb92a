package org.ncbrelay.domain.support;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.StepRecord.StepKind;

/** The recorded steps of each case. */
public interface StepRecords {
    /** Adds what a rule recorded of a capability's support. */
    void add(
            CaseReference reference,
            Capability capability,
            StepKind kind,
            Map<String, Object> answers,
            Officer by,
            Instant at);

    /** Adds the answers to a task's form. */
    void add(CaseReference reference, Answered answered, Officer by, Instant at);

    /** In order, as far as they have reached who acts. */
    List<StepRecord> all(CaseReference reference);

    /** The same of one capability. */
    List<StepRecord> of(CaseReference reference, Capability capability);

    /**
     * The accepted answers to the form of a task.
     *
     * @param capability null for a step of the case as a whole
     * @param readers    who reads them, of those who see the case
     * @param note        what the timeline says
     */
    record Answered(
            Capability capability,
            String process,
            String node,
            String form,
            Map<String, Object> answers,
            Readers readers,
            Note note) {}

    /** Who reads the answers to a form, of those who see the case; the property {@code readers} of its task says it. */
    enum Readers {
        /** The side that answered and the NCB; the other side once the channel has passed it on (Annex 1.1). */
        REACHED,
        /** INTERPOL and the NCB; the agency whose case it is while direct contact is open (Annex 1.1, 1.2). */
        CONTACT,
        /** The NCB and INTERPOL (our default). */
        BUREAUS,
        /** INTERPOL alone (our default). */
        INTERPOL
    }
}
