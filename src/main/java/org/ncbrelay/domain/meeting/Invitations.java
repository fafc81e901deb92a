package org.ncbrelay.domain.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What other countries' cases ask of the acting organisation: all that it sees of them. */
public interface Invitations {
    List<ToMeeting> toMeetings();

    List<ForExpert> forExperts();

    /** @param agenda null until it is set */
    record ToMeeting(
            String reference,
            String title,
            String purpose,
            String format,
            LocalDate heldOn,
            String place,
            String agenda,
            String state,
            Instant invitedAt,
            Instant answeredAt) {}

    /** @param task role, host and dates */
    record ForExpert(String reference, String role, String task, String state, String expert, Instant answeredAt) {}
}
