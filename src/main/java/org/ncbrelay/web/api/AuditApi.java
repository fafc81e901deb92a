package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.Checkpoint;
import org.ncbrelay.domain.audit.ExportVerifier.Verdict;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.flow.audit.ExportAudit;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.port.AuditSeals;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.load.Bulkhead;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What auditors ask for. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
record AuditApi(
        ExportAudit audit, ReadEvidence evidence, AuditSeals seals, CurrentOfficer officer, Bulkhead transfers) {
    @Operation(
            summary = "Take the audit of your organisation with you, as lines of JSON",
            description = "Verify it offline: java -jar ncb-relay.jar verify-export audit.jsonl checkpoint.pub")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = "application/x-ndjson"))
    @GetMapping("/export")
    void export(HttpServletResponse response) {
        Officer by = officer.officer();
        // A connection to the database is occupied for as long as the receiver takes.
        transfers.run(() -> {
            // Nothing is sent before the first line: a refusal is still answered as one.
            audit.export(by, line -> send(line, by, response));
            return by;
        });
    }

    private static void send(String line, Officer by, HttpServletResponse response) {
        try {
            if (!response.isCommitted() && response.getContentType() == null) announce(response, by);
            response.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Operation(
            summary = "Verify the audit of your organisation; names the first bad record",
            description =
                    "With receipt, the auditCheckpoint of a receipt, as often as you have one: the audit must contain each.")
    @GetMapping("/verify")
    Verified verify(@RequestParam(name = "receipt", defaultValue = "") List<String> receipts) {
        Officer by = officer.officer();
        return Verified.of(transfers.run(() -> audit.verify(by, checkpoints(receipts))), seals);
    }

    private static List<Checkpoint> checkpoints(List<String> receipts) {
        try {
            return receipts.stream().map(Checkpoint::parse).toList();
        } catch (IllegalArgumentException none) {
            throw new Refusal.Invalid("receipt", "must be the auditCheckpoint of a receipt");
        }
    }

    private static void announce(HttpServletResponse response, Officer by) {
        response.setContentType("application/x-ndjson");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-" + by.organisation() + ".jsonl\"");
    }

    /**
     * @param publicKeys     the file by which an export is verified: the first key, and each change
     * @param firstBadRecord number of the first record that is not what was written; null if all are
     */
    record Verified(
            String organisation,
            boolean intact,
            long records,
            long checkpoints,
            Long firstBadRecord,
            String problem,
            String latestCheckpoint,
            String publicKey,
            String publicKeys) {
        static Verified of(Verdict verdict, AuditSeals seals) {
            return new Verified(
                    verdict.organisation(),
                    verdict.isIntact(),
                    verdict.records(),
                    verdict.checkpoints(),
                    verdict.isIntact() ? null : verdict.problem().record(),
                    verdict.isIntact() ? null : verdict.problem().toString(),
                    seals.latest().toString(),
                    seals.key().verifying().toString(),
                    seals.keys().toString());
        }
    }

    @Operation(summary = "Compare every original that your organisation handles with the hash of its receipt")
    @GetMapping("/evidence")
    Originals evidence(HttpServletRequest request) {
        ReadEvidence.Verified result = evidence.verify(
                new EvidenceAccess(officer.officer(), request.getRemoteAddr(), "Verification of the store"));
        return new Originals(
                result.checked(), result.altered().stream().map(Altered::of).toList());
    }

    record Originals(int checked, List<Altered> altered) {}

    record Altered(String reference, String id, String fileName) {
        static Altered of(Evidence evidence) {
            return new Altered(
                    evidence.reference().value(),
                    evidence.id().toString(),
                    evidence.fileName().value());
        }
    }
}
