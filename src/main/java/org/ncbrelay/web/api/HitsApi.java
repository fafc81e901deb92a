package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.flow.hitquestion.AskOwnerOfHit;
import org.ncbrelay.flow.hitquestion.ReadHits;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.Correlation;
import org.ncbrelay.store.cases.Correlation.Hit;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Traces of a case that also occur in other cases, and the question to their owners. */
@RestController
@RequestMapping("/api/support-requests/{reference}/hits")
@Tag(name = "Hits")
record HitsApi(ReadHits read, AskOwnerOfHit ask, CurrentOfficer officer, StrictJson json) {
    @Operation(
            summary = "List the hits; for the NCB of the case and INTERPOL, once both cases are recorded",
            description =
                    "Whose they are is known to INTERPOL, to an NCB once disclosed. The NCB of the other case is informed that its"
                            + " trace was matched, and to whom that was shown (shownTo). After so many new matches in 24 hours further ones"
                            + " wait (pausedUntil). The relay searches for hits about a second after the submission (searched).")
    @GetMapping
    Hits hits(@PathVariable String reference) {
        return Hits.of(read.report(CaseReference.parse(reference)));
    }

    @Operation(summary = "Ask the owner of a hit, who discloses or declines")
    @PostMapping(path = "/{id}/question", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Hit ask(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestBody @Schema(implementation = AskedOfOwner.class) byte[] body) {
        CaseReference parsed = CaseReference.parse(reference);
        UUID hit = Ids.parse(id);
        ask.allow(parsed, officer.officer());
        ask.ask(parsed, hit, AskOwnerOfHit.question(json.read(body)), officer.officer());
        return read.of(parsed).stream()
                .filter(asked -> asked.id().equals(hit))
                .findFirst()
                .orElseThrow(Refusal.NotFound::new);
    }

    /**
     * @param searched    false as long as the search for hits has not finished
     * @param count       how many, at most 200
     * @param pausedUntil until when no further match is shown; null as long as the day's limit is not reached
     * @param shownTo     which traces of this case were shown to other countries as matched
     */
    record Hits(boolean searched, int count, List<Hit> items, Instant pausedUntil, List<Correlation.Shown> shownTo) {
        static Hits of(ReadHits.Report report) {
            return new Hits(
                    report.searched(), report.hits().size(), report.hits(), report.pausedUntil(), report.shownTo());
        }
    }

    /** What the NCB of the matching case is asked. */
    record AskedOfOwner(String question) {}
}
