package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.flow.support.expertnetwork.ManageExperts;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.ExpertEngagements;
import org.ncbrelay.store.support.ExpertEngagements.Engagement;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.store.support.Invitations;
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
    private final ManageExperts add;
    private final CurrentOfficer officer;
    private final StrictJson json;

    ExpertsApi(
            Experts experts,
            ExpertEngagements engagements,
            Invitations invitations,
            ManageExperts add,
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

    @Operation(summary = "List the requests to release experts of your country: for the global network, and for teams")
    @GetMapping("/api/expert-requests")
    @Transactional
    public Requests requests() {
        boolean ofCountry = officer.officer().organisation().isCountry();
        return new Requests(
                engagements.asked().stream().map(ExpertRequest::of).toList(),
                ofCountry ? invitations.forExperts() : List.of());
    }

    record Roster(List<Expert> items) {}

    /** @param teams places in teams that the home NCB is asked to fill */
    record Requests(List<ExpertRequest> items, List<Invitations.ForExpert> teams) {}

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
            Instant stoodDownAt) {
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
                    engagement.stoodDownAt());
        }
    }
}
