package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;
import org.ncbrelay.store.support.Diffusions;
import org.ncbrelay.store.support.Invitations;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other countries' cases ask of the reader's organisation, and diffusions and notices as sender, receivers and the General Secretariat see them. */
@RestController
class ReceivedApi {
    private final Invitations invitations;
    private final Diffusions diffusions;

    ReceivedApi(Invitations invitations, Diffusions diffusions) {
        this.invitations = invitations;
        this.diffusions = diffusions;
    }

    @Operation(
            summary = "Read the invitations to meetings and the questions for experts; nothing else of those cases",
            tags = "Invitations")
    @GetMapping("/api/invitations")
    Received invitations() {
        return new Received(invitations.toMeetings(), invitations.forExperts());
    }

    @Operation(
            summary = "List the diffusions that your organisation sent or received, newest first",
            tags = "Diffusions")
    @GetMapping("/api/diffusions")
    @Transactional
    public Sent diffusions() {
        return new Sent(diffusions.visible(false));
    }

    @Operation(
            summary = "List the notices that your organisation asked for or received, newest first",
            tags = "Diffusions")
    @GetMapping("/api/notices")
    @Transactional
    public Published notices() {
        return new Published(diffusions.visible(true).stream().map(Notice::of).toList());
    }

    record Received(List<Invitations.ToMeeting> meetings, List<Invitations.ForExpert> experts) {}

    record Sent(List<Diffusions.Diffusion> items) {}

    record Published(List<Notice> items) {}

    /** @param withdrawnAt null while it is in force */
    record Notice(
            String number,
            CaseReference reference,
            NoticeColour colour,
            List<OrganisationCode> receivers,
            String title,
            String text,
            Instant publishedAt,
            Instant withdrawnAt) {
        static Notice of(Diffusions.Diffusion sent) {
            return new Notice(
                    sent.number(),
                    sent.reference(),
                    sent.colour(),
                    sent.receivers(),
                    sent.title(),
                    sent.text(),
                    sent.sentAt(),
                    sent.cancelledAt());
        }
    }
}
