package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Values;
import org.ncbrelay.domain.retention.Retention;
import org.ncbrelay.domain.retention.Retention.Step;
import org.ncbrelay.flow.retention.DecideRetention;
import org.ncbrelay.flow.retention.DecideRetention.Action;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.evidence.Retentions;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How long data are retained: due reviews and the decisions on them. */
@RestController
@Tag(name = "Retention")
record RetentionApi(DecideRetention decide, CurrentOfficer officer, StrictJson json) {
    private static final LocalDate FAR = LocalDate.of(9999, 12, 31);

    @Operation(summary = "List the cases, and the intelligence, whose retention must be reviewed or has ended")
    @GetMapping("/api/retention/due")
    DueCases due() {
        return new DueCases(decide.due(officer.officer()));
    }

    @Operation(
            summary = "Renew, hold, release, propose an erasure, approve or reject one",
            description = "Nobody approves the erasure that they proposed.")
    @PostMapping(path = "/api/support-requests/{reference}/retention", consumes = MediaType.APPLICATION_JSON_VALUE)
    Kept decide(@PathVariable String reference, @RequestBody @Schema(implementation = Decision.class) byte[] body) {
        return decide(reference, false, body);
    }

    @Operation(
            summary = "The same for intelligence",
            description = "By leads of the wildlife team and auditors; whoever received it is informed of its erasure.")
    @PostMapping(path = "/api/intelligence/{reference}/retention", consumes = MediaType.APPLICATION_JSON_VALUE)
    Kept decideOnIntelligence(
            @PathVariable String reference, @RequestBody @Schema(implementation = Decision.class) byte[] body) {
        return decide(reference, true, body);
    }

    /** At either address, what belongs to the other is as unknown as any other. */
    private Kept decide(String reference, boolean ofIntelligence, byte[] body) {
        CaseReference parsed = CaseReference.parse(reference);
        if (parsed.isIntelligence() != ofIntelligence) throw new Refusal.NotFound();
        decide.requireOpen(parsed, officer.officer());
        Decision decision = json.read(body, fields -> {
            Action action = fields.required("action", Values.choice(Action.class));
            String reason = fields.required("reason", StrictJson.REASON);
            LocalDate until = fields.requiredIf(
                    action == Action.RENEW,
                    "wrong.required",
                    "for a renewal",
                    "until",
                    Values.date(LocalDate.EPOCH, FAR));
            return fields.build(() -> new Decision(action, until, reason));
        });
        return Kept.of(
                decide.decide(parsed, decision.action(), decision.until(), decision.reason(), officer.officer()));
    }

    record DueCases(List<Retentions.Due> items) {}

    record Kept(
            String reference,
            LocalDate retentionUntil,
            LocalDate reviewAt,
            boolean held,
            boolean erasureProposed,
            boolean erased,
            List<Step> steps) {
        static Kept of(Retention retention) {
            return new Kept(
                    retention.reference().value(),
                    retention.until(),
                    retention.reviewAt(),
                    retention.isHeld(),
                    retention.isErasureProposed(),
                    retention.erased(),
                    retention.steps());
        }
    }

    record Decision(Action action, LocalDate until, String reason) {}
}
