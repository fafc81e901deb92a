package org.ncbrelay.web.pages.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.store.cases.CaseFiles;

/**
 * One part of the way of a case, in words: a diagram that the case has entered.
 *
 * @param process its id
 * @param from    when the case entered it first; null where that is not known
 * @param until   when the case left it last; null while it is there
 * @param state   {@code now}, {@code done} or {@code stopped}
 */
record CaseProgress(String process, Instant from, Instant until, String state) {
    /** In the order in which the case entered them, without the map of the whole. */
    static List<CaseProgress> of(List<Passage> path, CaseFiles.CaseFile file) {
        Map<String, CaseProgress> parts = new LinkedHashMap<>();
        for (Passage passage : path) {
            if (passage.process().equals(SupportRequestProcess.KEY)) continue;
            parts.merge(
                    passage.process(),
                    new CaseProgress(passage.process(), passage.enteredAt(), passage.leftAt(), state(passage, file)),
                    CaseProgress::with);
        }
        return List.copyOf(parts.values());
    }

    /** A case that is closed ends what still waited then, such as direct contact: that is no interruption. */
    static boolean isInterrupted(Passage passage, CaseFiles.CaseFile file) {
        boolean endedWithTheCase = file.status() == CaseStatus.CLOSED
                && file.closedAt() != null
                && !passage.leftAt().isBefore(file.closedAt());
        return passage.cancelled() && !endedWithTheCase;
    }

    private static String state(Passage passage, CaseFiles.CaseFile file) {
        if (passage.leftAt() == null) return "now";
        return isInterrupted(passage, file) ? "stopped" : "done";
    }

    /** The later passage says how it ended, unless the case is still there. */
    private CaseProgress with(CaseProgress later) {
        boolean isThere = until == null || later.until == null;
        boolean isLater = !isThere && !later.until.isBefore(until);
        return new CaseProgress(
                process,
                from == null ? later.from : from,
                isThere ? null : isLater ? later.until : until,
                isThere
                        ? "now"
                        : isLater && !Objects.equals(later.state, "done") ? later.state : isLater ? "done" : state);
    }
}
