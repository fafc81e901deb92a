package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.domain.request.Results;
import org.ncbrelay.flow.closure.ReportResults;
import org.ncbrelay.flow.outputs.ExportLists;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Exporter;
import org.ncbrelay.security.load.Bulkhead;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.ResultReports.Report;
import org.ncbrelay.web.FileDownload;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Seizures, arrests and accounts closed that came of a case, and the seizures of a country and a year for its CITES report. */
@RestController
@RequestMapping("/api")
@Tag(name = "Results")
record ResultsApi(
        ReportResults results,
        ExportLists lists,
        Exporter exporter,
        CaseFiles files,
        CurrentOfficer officer,
        StrictJson json,
        Bulkhead renderings) {
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    @Operation(summary = "Report seizures, arrests and accounts closed, also after the case has ended")
    @PostMapping(path = "/support-requests/{reference}/results", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, Object> report(
            @PathVariable String reference, @RequestBody @Schema(implementation = Results.class) byte[] body) {
        UUID id = results.report(CaseReference.parse(reference), json.read(body), officer.officer());
        return Map.of("id", id, "reference", reference);
    }

    @Operation(summary = "Read what was reported; what waits for the NCB is for its country alone")
    @GetMapping("/support-requests/{reference}/results")
    Reported reported(@PathVariable String reference) {
        return new Reported(files.of(CaseReference.parse(reference), officer.officer())
                .outputs()
                .results());
    }

    @Operation(summary = "Confirm, as the NCB, what an agency reported that is no official source")
    @PostMapping("/support-requests/{reference}/results/{id}/confirmation")
    Reported confirm(@PathVariable String reference, @PathVariable String id) {
        results.confirm(CaseReference.parse(reference), Ids.parse(id), officer.officer());
        return reported(reference);
    }

    @Operation(
            summary =
                    "The confirmed seizures of the NCB’s country in a year as CSV, for the CITES annual illegal trade report; the year before this one if none is named")
    @GetMapping("/results/illegal-trade-report")
    ResponseEntity<byte[]> illegalTradeReport(@RequestParam(required = false) Integer year) {
        return FileDownload.written(
                "illegal-trade-report.csv",
                CSV,
                renderings.run(() -> exporter.csv(lists.illegalTradeReport(year, officer.officer()))));
    }

    record Reported(List<Report> items) {}
}
