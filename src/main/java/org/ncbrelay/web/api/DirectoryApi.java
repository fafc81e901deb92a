package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.taxa.Taxa;
import org.ncbrelay.domain.taxa.Taxa.Taxon;
import org.ncbrelay.flow.administration.SaveAgency;
import org.ncbrelay.flow.recording.DecideApproval;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.people.Agencies;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a request can name: taxa and member countries; and the agencies, with their NCB's approval to engage directly with INTERPOL. */
@RestController
@RequestMapping("/api")
class DirectoryApi {
    private static final int MOST = 20;

    private final Taxa taxa;
    private final MemberCountries countries;
    private final Agencies agencies;
    private final DecideApproval decide;
    private final SaveAgency save;
    private final CurrentOfficer officer;
    private final StrictJson json;

    DirectoryApi(
            Taxa taxa,
            MemberCountries countries,
            Agencies agencies,
            DecideApproval decide,
            SaveAgency save,
            CurrentOfficer officer,
            StrictJson json) {
        this.taxa = taxa;
        this.countries = countries;
        this.agencies = agencies;
        this.decide = decide;
        this.save = save;
        this.officer = officer;
        this.json = json;
    }

    @Operation(
            summary = "Search taxa by scientific or common name; the appendix is indicative, not legal advice",
            tags = "Directory")
    @GetMapping("/taxa")
    Found taxa(@RequestParam String q) {
        if (q.isBlank() || q.length() > 120) throw new Refusal.Invalid("q", "must have 1 to 120 characters");
        return new Found(taxa.search(q, MOST), "Indicative, not legal advice.");
    }

    @Operation(summary = "List the member countries", tags = "Directory")
    @GetMapping("/countries")
    Members countries() {
        return new Members(countries.all().stream()
                .map(country -> new Member(country.code().value(), country.alpha2(), country.name()))
                .toList());
    }

    @Operation(summary = "List the agencies of your country", tags = "Agencies")
    @GetMapping("/agencies")
    @Transactional(readOnly = true)
    public Register list() {
        return new Register(agencies.ofActingCountry());
    }

    @Operation(
            summary = "Approve an agency to engage directly with INTERPOL, or end that",
            description =
                    "Ending it suspends each live grant of direct contact of the agency until the head decides on it.",
            tags = "Agencies")
    @PutMapping(path = "/agencies/{code}/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    RegisteredAgency decide(
            @PathVariable String code, @RequestBody @Schema(implementation = Approval.class) byte[] body) {
        Approval approval = json.read(body, fields -> {
            Boolean approved = fields.required("approved", Values.flag());
            String reason = fields.required("reason", StrictJson.REASON);
            return fields.build(() -> new Approval(approved, reason));
        });
        return decide.decide(code, approval.approved(), approval.reason(), officer.officer());
    }

    @Operation(
            summary =
                    "Register an agency of your country, rename it, or change where its letters go; for the head of an NCB",
            description = "Fields: name, mailAddress. Missing ones stay as they are; a new agency is not approved.",
            tags = "Agencies")
    @PutMapping(path = "/agencies/{code}", consumes = MediaType.APPLICATION_JSON_VALUE)
    RegisteredAgency save(
            @PathVariable String code, @RequestBody @Schema(implementation = AgencyEntry.class) byte[] body) {
        return save.save(code, json.read(body), officer.officer());
    }

    record Register(List<RegisteredAgency> items) {}

    record Approval(boolean approved, String reason) {}

    /** What a head of an NCB writes about an agency; what is missing stays as it is. */
    record AgencyEntry(String name, String mailAddress) {}

    record Found(List<Taxon> items, String note) {}

    record Members(List<Member> items) {}

    record Member(String code, String alpha2, String name) {}
}
