package org.ncbrelay.domain.meeting;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.product.ActionItem;

/**
 * A coordination meeting as it is shown with its case.
 *
 * @param outcome null until it was held or cancelled
 */
public record MeetingFile(
        Meeting meeting, List<Invited> invitations, Meetings.Outcome outcome, List<ActionItem> actions) {
    public record Invited(
            String country, String state, String participants, String reason, String answeredBy, Instant answeredAt) {}
}
