package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.deployment.DeploymentFile;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.flow.support.istdeployment.ChangeMission;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.cases.CaseFiles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the host and INTERPOL's lead can do to a running mission, outside of any task. */
@RestController
@RequestMapping(path = "/api/support-requests/{reference}/deployment", consumes = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Deployments")
record DeploymentApi(ChangeMission change, Cases cases, CaseFiles files, CurrentOfficer officer, StrictJson json) {
    private static final BigDecimal MOST_DAYS = BigDecimal.valueOf(1000);

    @Operation(summary = "Extend the mission, up to 20 working days in all; 409 where no team is deployed")
    @PostMapping("/extension")
    DeploymentFile extend(
            @PathVariable String reference, @RequestBody @Schema(implementation = Extension.class) byte[] body) {
        CaseReference parsed = known(reference);
        Extension extension = json.read(body, fields -> {
            BigDecimal days = fields.required("days", Values.positive(MOST_DAYS, 0));
            String reason = fields.required("reason", StrictJson.REASON);
            return fields.build(() -> new Extension(days.intValueExact(), reason));
        });
        change.extend(parsed, extension.days(), extension.reason(), officer.officer());
        return files.of(parsed, officer.officer()).support().deployment();
    }

    @Operation(
            summary = "End the mission early: the host withdraws its consent, INTERPOL its team; the report stays owed")
    @PostMapping("/end")
    DeploymentFile end(
            @PathVariable String reference,
            @RequestBody @Schema(implementation = StrictJson.Reason.class) byte[] body) {
        CaseReference parsed = known(reference);
        String reason = json.reason(body);
        change.endEarly(parsed, reason, officer.officer());
        return files.of(parsed, officer.officer()).support().deployment();
    }

    /** A foreign case is as unknown as any other, whatever the body says. */
    private CaseReference known(String reference) {
        return cases.get(CaseReference.parse(reference)).reference();
    }

    record Extension(int days, String reason) {}
}
