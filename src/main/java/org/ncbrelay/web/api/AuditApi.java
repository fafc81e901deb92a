package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.ncbrelay.domain.evidence.Evidence;
import org.ncbrelay.flow.evidence.VerifyEvidence;
import org.ncbrelay.flow.evidence.Visit;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What auditors ask for. */
@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
class AuditApi {
    private final VerifyEvidence evidence;
    private final CurrentOfficer officer;

    AuditApi(VerifyEvidence evidence, CurrentOfficer officer) {
        this.evidence = evidence;
        this.officer = officer;
    }

    @Operation(summary = "Compare every original that your organisation handles with the hash of its receipt")
    @GetMapping("/evidence")
    Originals evidence(HttpServletRequest request) {
        VerifyEvidence.Result result =
                evidence.verify(new Visit(officer.officer(), request.getRemoteAddr(), "Verification of the store"));
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
