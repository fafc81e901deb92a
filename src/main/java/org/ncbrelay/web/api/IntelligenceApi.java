package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.flow.dispatch.RecallDispatch;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.flow.intelligence.RegisterIntelligence;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Intelligence for member countries: registered by the wildlife team, read by whom it was dispatched to. */
@RestController
@RequestMapping("/api/intelligence")
@Tag(name = "Intelligence")
record IntelligenceApi(
        RegisterIntelligence register,
        ReadIntelligence read,
        RecallDispatch recall,
        CurrentOfficer officer,
        StrictJson json) {
    private static final int LARGEST_PAGE = 200;

    @Operation(
            summary = "Register intelligence; starts its way to the countries involved",
            description = "`source.kind` INTERPOL names its basis: cases and intelligence in `source.references` or"
                    + " `relatedReference`, or INTERPOL's own collection (`source.basis` OWN_COLLECTION, or a `source.name` that"
                    + " begins with INTERPOL and no reference). Any other `source.name` belongs to the kind EXTERNAL,"
                    + " which states `source.consentToShare`: silence is no consent. No case that its owner withdrew is a basis. What rests on"
                    + " external material is external: it starts at grade X4 and carries the caveat.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> register(
            @RequestBody @Schema(implementation = NewIntelligence.class) byte[] body) {
        String reference = register.register(json.read(body), officer.officer())
                .reference()
                .value();
        return ResponseEntity.created(URI.create("/api/intelligence/" + reference))
                .body(Map.of("reference", reference, "status", "REGISTERED"));
    }

    @Operation(
            summary =
                    "List the intelligence that your organisation may see; the caveat is given wherever a source is external")
    @GetMapping
    Listing list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        if (page < 0 || page > 1_000_000) throw new Refusal.Invalid("page", "must be 0 to 1000000");
        if (size < 1 || size > LARGEST_PAGE) throw new Refusal.Invalid("size", "must be 1 to " + LARGEST_PAGE);
        return new Listing(
                read.list(IntelligenceStore.Selection.ALL, page, size, officer.officer())
                        .items(),
                page,
                size);
    }

    @Operation(summary = "Read intelligence; the caveat is given wherever a source is external")
    @GetMapping("/{reference}")
    ReadIntelligence.View read(@PathVariable String reference) {
        return read.read(CaseReference.parse(reference), officer.officer());
    }

    @Operation(summary = "Recall a dispatch while it is not acknowledged")
    @PostMapping(path = "/{reference}/dispatches/{country}/recall", consumes = MediaType.APPLICATION_JSON_VALUE)
    ReadIntelligence.View recall(
            @PathVariable String reference,
            @PathVariable String country,
            @RequestBody @Schema(implementation = StrictJson.Reason.class) byte[] body) {
        CaseReference parsed = CaseReference.parse(reference);
        if (!country.matches("[A-Z]{3}")) throw new Refusal.NotFound();
        String reason = json.reason(body);
        recall.recall(parsed, new OrganisationCode(country), reason, officer.officer());
        return read.read(parsed, officer.officer());
    }

    /** The body of a registration, for the document; {@code IntelligenceReader} reads it. */
    record NewIntelligence(
            String title,
            String summary,
            List<String> countries,
            NewSource source,
            Grading grading,
            NewHandling handling,
            String relatedReference) {}

    record NewSource(
            Intelligence.Source.Kind kind,
            String name,
            Boolean consentToShare,
            Intelligence.Source.Basis basis,
            List<String> references) {}

    record NewHandling(
            Confidentiality confidentiality,
            List<String> restrictedCountries,
            String conditions,
            Intelligence.Tlp tlp) {}

    record Listing(List<IntelligenceStore.Listed> items, int page, int size) {}
}
