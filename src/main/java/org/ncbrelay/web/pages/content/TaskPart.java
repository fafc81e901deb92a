package org.ncbrelay.web.pages.content;

import org.ncbrelay.domain.CaseReference;

/** One part of what a decision needs, as the property {@code shows} of its task names it. */
sealed interface TaskPart permits ContentPart, RecordedPart {
    /** Whether it says nothing of a case. */
    boolean hidesTheCase();

    /** Whether it has something to say of that case, or of that intelligence; a diagram may serve both. */
    boolean concerns(CaseReference reference);

    /** In the reader's words; without rows where there is nothing to say. */
    TaskContent.Block block(Material material);
}
