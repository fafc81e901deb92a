package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.request.Urgency;

/** Work that waits for people. A port because the engine, which is to be replaceable, keeps the tasks. */
public interface OpenTasks {
    /** What the officer may work on now and has not written, the most pressing first. */
    List<Open> waitingFor(Officer officer, int limit);

    /** Of these, what absent colleagues have claimed for whom the officer is the substitute, the most pressing first. */
    List<Open> insteadOfOthers(Officer officer, int limit);

    /** What the officer may work on in one case, or on one piece of intelligence, the most pressing first. */
    List<Open> waitingFor(Officer officer, CaseReference reference);

    /** One task of the officer's organisation, whoever must do it; empty if there is none. Refused to a token that does not open it. */
    Optional<Open> find(String id, Officer officer);

    /** What a case waits for, whoever must do it; empty where the case is not open to the acting organisation. */
    List<Open> of(CaseReference reference, Officer reader);

    /** What intelligence waits for: all of it for INTERPOL, for a country what its own offices must do. */
    List<Open> ofIntelligence(CaseReference reference, Officer reader);

    /**
     * @param title    of the case; null where the task belongs to none
     * @param caveat   where the title is that of intelligence from an external source; else null
     * @param urgency  of the case, else of the task itself; null where it has none
     * @param due      null if there is no time limit
     * @param offices  who may work on it, by role
     * @param assignee who claimed it; null if nobody
     * @param workable whether the reader may work on it
     */
    record Open(
            String id,
            String name,
            String process,
            String activity,
            String reference,
            String title,
            String caveat,
            Urgency urgency,
            String organisation,
            List<Role> offices,
            String assignee,
            Instant createdAt,
            Instant due,
            boolean workable) {}
}
