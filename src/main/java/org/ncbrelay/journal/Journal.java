package org.ncbrelay.journal;

import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.port.Letter;

/**
 * Takes the acts of the running transaction. They are written at its end in the order in which they were recorded, each as the
 * officer who acted when it was recorded, all with one moment; a transaction that is rolled back leaves nothing.
 */
public interface Journal {
    void record(Act act);

    /**
     * Adds a letter that goes with no event of the timeline.
     *
     * @return the id of the letter, for the proof of sending
     */
    UUID send(Letter letter, CaseReference reference, Addressee to);

    /**
     * Adds a letter about a task that waits; it goes with no event of the timeline.
     *
     * @param task empty where a step waits, and no task
     */
    void send(Letter letter, CaseReference reference, Addressee to, Optional<WaitingTask> task);

    /**
     * Takes a user task that the running transaction opens: the letter of the transaction that asks for it names it, and where none does, its
     * office receives a letter. An officer of INTERPOL who has just passed the work on to the own office receives none.
     */
    void opened(WaitingTask task);

    /** Adds a letter that is about no case. */
    UUID send(Letter letter, Addressee to);

    /**
     * Adds a passage of a case through a node of a diagram. It is written in the name of the country whose case it is: an officer of
     * another country who answers a question of the case moves it, and may not see it. A node that is entered and left in one
     * transaction is one passage.
     */
    void passed(Passage passage);

    /**
     * Writes at once what was recorded so far in this transaction: for a row that refers to a copy or a letter by its id, and
     * before the case is read, or erased, in the same transaction.
     */
    void flush();
}
