package org.ncbrelay.domain.absence;

import java.util.List;
import org.ncbrelay.domain.CaseReference;

/**
 * Who is the substitute of whom at this moment. Resolved whenever a task is listed or worked on: an absence begins and ends by the clock alone,
 * for tasks that were there before it and for those that came later.
 */
public interface Substitutions {
    /** Whose tasks are offered to the user now, by user id; empty for most. */
    List<String> absentBehind(String userId);

    /**
     * Notes, in the running transaction, that the acting officer takes a task which an absent colleague had claimed.
     *
     * @param reference of the case; null if the task belongs to none
     */
    void took(String absent, CaseReference reference, String taskId);
}
