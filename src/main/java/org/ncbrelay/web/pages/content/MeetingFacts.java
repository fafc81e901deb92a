package org.ncbrelay.web.pages.content;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.meeting.MeetingFile;

/** A coordination meeting, for its case and for a country that is invited to it. */
final class MeetingFacts {
    private MeetingFacts() {}

    static List<Map<String, String>> meeting(Material material, Words words) {
        MeetingFile file = material.file().meeting();
        if (file == null) return List.of();
        return new Facts(words)
                .put("casePart.title", file.meeting().title())
                .put("casePart.purpose", file.meeting().purpose())
                .word("casePart.format", "meetingFormat", file.meeting().format())
                .day("casePart.heldOn", file.meeting().heldOn())
                .put("casePart.place", file.meeting().place())
                .put("casePart.agenda", file.meeting().agenda())
                .put(
                        "casePart.participants",
                        file.outcome() == null ? null : file.outcome().participants())
                .row();
    }

    static List<Map<String, String>> invitations(Material material, Words words) {
        MeetingFile file = material.file().meeting();
        if (file == null) return List.of();
        return file.invitations().stream()
                .map(invited -> new Facts(words)
                        .any("country", invited.country())
                        .word("casePart.state", "invitation", invited.state())
                        .put("casePart.participants", invited.participants())
                        .put("casePart.reason", invited.reason())
                        .map())
                .toList();
    }

    static List<Map<String, String>> actions(Material material, Words words) {
        MeetingFile file = material.file().meeting();
        if (file == null) return List.of();
        return file.actions().stream()
                .map(action -> new Facts(words)
                        .put("casePart.action", action.action())
                        .put("casePart.owner", action.owner())
                        .day("casePart.dueOn", action.dueOn())
                        .map())
                .toList();
    }

    static List<Map<String, String>> invitation(Material material, Words words) {
        return material.invitation()
                .map(meeting -> new Facts(words)
                        .put("casePart.title", meeting.title())
                        .put("invite.purpose", meeting.purpose())
                        .day("invite.heldOn", meeting.heldOn())
                        .word("invite.format", "meetingFormat", meeting.format())
                        .put("invite.place", meeting.place())
                        .put("invite.agenda", meeting.agenda())
                        .row())
                .orElse(List.of());
    }
}
