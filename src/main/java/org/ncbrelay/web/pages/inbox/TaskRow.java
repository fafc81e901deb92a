package org.ncbrelay.web.pages.inbox;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.absence.Colleague;
import org.ncbrelay.domain.news.ReadState;
import org.ncbrelay.port.OpenTasks.Open;

/**
 * A task in the inbox.
 *
 * @param state         how far the reader has read its case; null where that is not kept
 * @param acknowledgeable whether it can be acknowledged together with others
 * @param assignees     to whom the reader may assign it; empty for most
 */
public record TaskRow(Open task, ReadState state, boolean acknowledgeable, List<Colleague> assignees) {
    /** Where the task is worked on: where its content is, or where only the task is open to the reader, at the task itself. */
    public String href() {
        if (task.title() == null) return "/tasks/" + task.id();
        return (isOfIntelligence() ? "/intelligence/" : "/cases/") + task.reference() + "?task=" + task.id();
    }

    public boolean isOfIntelligence() {
        return CaseReference.isWellFormed(task.reference()) && new CaseReference(task.reference()).isIntelligence();
    }

    public boolean isUnread() {
        return state == ReadState.NEW || state == ReadState.CHANGED;
    }
}
