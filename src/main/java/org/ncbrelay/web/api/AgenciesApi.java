package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.flow.recording.DecideApproval;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.http.MediaType;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register of national agencies with their NCB's approval to engage directly with INTERPOL. */
@RestController
@RequestMapping("/api/agencies")
@Tag(name = "Agencies")
class AgenciesApi {
    private final Agencies agencies;
    private final DecideApproval decide;
    private final CurrentOfficer officer;
    private final StrictJson json;

    AgenciesApi(Agencies agencies, DecideApproval decide, CurrentOfficer officer, StrictJson json) {
        this.agencies = agencies;
        this.decide = decide;
        this.officer = officer;
        this.json = json;
    }

    @Operation(summary = "List the agencies of your country")
    @GetMapping
    @Transactional(readOnly = true)
    public Register list() {
        return new Register(agencies.ofActingCountry());
    }

    @Operation(summary = "Approve an agency to engage directly with INTERPOL, or end that")
    @PutMapping(path = "/{code}/approval", consumes = MediaType.APPLICATION_JSON_VALUE)
    Agencies.Registered decide(@PathVariable String code, @RequestBody byte[] body) {
        Approval approval = Fields.read(json.read(body), fields -> {
                    Boolean approved = fields.required("approved", Values.flag());
                    String reason = fields.required("reason", Texts.narrative(1, 2000));
                    return fields.build(() -> new Approval(approved, reason));
                })
                .orThrow();
        return decide.decide(code, approval.approved(), approval.reason(), officer.officer());
    }

    record Register(List<Agencies.Registered> items) {}

    private record Approval(boolean approved, String reason) {}
}
