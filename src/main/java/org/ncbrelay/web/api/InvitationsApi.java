package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ncbrelay.domain.meeting.Invitations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other countries' cases ask of the reader's organisation. */
@RestController
@RequestMapping("/api/invitations")
@Tag(name = "Invitations")
class InvitationsApi {
    private final Invitations invitations;

    InvitationsApi(Invitations invitations) {
        this.invitations = invitations;
    }

    @Operation(summary = "Read the invitations to meetings and the questions for experts; nothing else of those cases")
    @GetMapping
    Received read() {
        return new Received(invitations.toMeetings(), invitations.forExperts());
    }

    record Received(List<Invitations.ToMeeting> meetings, List<Invitations.ForExpert> experts) {}
}
