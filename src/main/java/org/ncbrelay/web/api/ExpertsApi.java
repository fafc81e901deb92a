package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.domain.meeting.Invitations;
import org.ncbrelay.flow.support.expertnetwork.KeepExperts;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The roster of experts: a country keeps its own, INTERPOL sees those it may find. */
@RestController
@Tag(name = "Experts")
class ExpertsApi {
    private final Experts experts;
    private final ExpertEngagements engagements;
    private final Invitations invitations;
    private final KeepExperts add;
    private final CurrentOfficer officer;
    private final StrictJson json;

    ExpertsApi(
            Experts experts,
            ExpertEngagements engagements,
            Invitations invitations,
            KeepExperts add,
            CurrentOfficer officer,
            StrictJson json) {
        this.experts = experts;
        this.engagements = engagements;
        this.invitations = invitations;
        this.add = add;
        this.officer = officer;
        this.json = json;
    }

    @Operation(summary = "List the experts that your organisation may see; INTERPOL sees codes instead of names")
    @GetMapping("/api/experts")
    @Transactional(readOnly = true)
    public Roster list() {
        boolean own = !officer.officer().servesInterpol();
        return new Roster(experts.visible().stream()
                .map(expert -> own ? expert : expert.withoutName())
                .toList());
    }

    @Operation(summary = "Add an expert of your country")
    @PostMapping(path = "/api/experts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Expert add(@RequestBody @Schema(implementation = ExpertEntry.class) byte[] body) {
        ExpertEntry entry = json.read(body, ExpertEntry::read);
        return add.add(entry, officer.officer());
    }

    @Operation(summary = "List the requests to release experts of your country: of the global network, then for teams")
    @GetMapping("/api/expert-requests")
    @Transactional
    public Requests requests() {
        Stream<ExpertRequest> ofNetwork = engagements.asked().stream().map(ExpertRequest::of);
        boolean ofCountry = officer.officer().organisation().isCountry();
        Stream<ExpertRequest> forTeams =
                ofCountry ? invitations.forExperts().stream().map(ExpertRequest::of) : Stream.empty();
        return new Requests(Stream.concat(ofNetwork, forTeams).toList());
    }

    record Roster(List<Expert> items) {}

    record Requests(List<ExpertRequest> items) {}

    /** @param team the place in a team that is to be filled; null for the global network */
    record ExpertRequest(
            UUID id,
            String reference,
            String expert,
            String expertise,
            String question,
            Instant askedAt,
            Boolean released,
            String reason,
            Instant introducedAt,
            Instant stoodDownAt,
            Invitations.ForExpert team) {
        static ExpertRequest of(Engagement engagement) {
            return new ExpertRequest(
                    engagement.id(),
                    engagement.reference().value(),
                    engagement.expert(),
                    engagement.expertise().name(),
                    engagement.question(),
                    engagement.askedAt(),
                    engagement.released(),
                    engagement.reason(),
                    engagement.introducedAt(),
                    engagement.stoodDownAt(),
                    null);
        }

        /** What the global network alone has is null. */
        static ExpertRequest of(Invitations.ForExpert team) {
            Boolean released = switch (team.state()) {
                case "RELEASED" -> true;
                case "REFUSED", "NO_ANSWER" -> false;
                default -> null;
            };
            return new ExpertRequest(
                    team.id(), team.reference(), team.expert(), null, null, null, released, null, null, null, team);
        }
    }
}
