package org.ncbrelay.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.flow.administration.ChangeModels;
import org.ncbrelay.flow.administration.DecideChange;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.administration.ReadChanges;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators change under dual control: asked for through the engine's API or Camunda Admin, decided here. One alone closes an account. */
@RestController
@RequestMapping("/api/administration")
@Tag(name = "Administration")
record AdministrationApi(ReadChanges changes, DecideChange decide, ProposeChange proposals, ChangeModels models) {
    @Operation(summary = "List the changes that wait for a second operator, and the newest decided ones")
    @GetMapping("/changes")
    Changes list(Principal operator) {
        ReadChanges.Overview overview = changes.all(operator.getName());
        return new Changes(Change.all(overview.pending()), Change.all(overview.decided()), overview.onlyOperator());
    }

    @Operation(summary = "Confirm a change that another operator asked for; it is carried out at once")
    @PostMapping("/changes/{number}/confirmation")
    Change confirm(@PathVariable long number, Principal operator) {
        return Change.of(decide.confirm(number, operator.getName()));
    }

    @Operation(summary = "Refuse a change, or take back one that you asked for")
    @PostMapping("/changes/{number}/refusal")
    Change refuse(@PathVariable long number, Principal operator) {
        return Change.of(decide.refuse(number, operator.getName()));
    }

    @Operation(
            summary =
                    "Close an account at once: its sessions and tokens end, claimed tasks return to their office, and no login opens it")
    @PostMapping("/accounts/{account}/closing")
    Change close(@PathVariable String account, Principal operator) {
        return Change.of(proposals.propose(Proposal.of(ChangeKind.CLOSE_ACCOUNT, account, null), operator.getName()));
    }

    @Operation(summary = "Ask that a closed account is reopened; another operator confirms the change")
    @PostMapping("/accounts/{account}/reopening")
    Change reopen(@PathVariable String account, Principal operator) {
        return Change.of(proposals.propose(Proposal.of(ChangeKind.REOPEN_ACCOUNT, account, null), operator.getName()));
    }

    @Operation(
            summary = "Read which models of the installation are in force, and what this node's folder of models has")
    @GetMapping("/models")
    Models models(Principal operator) {
        ChangeModels.Models read = models.read(operator.getName());
        return new Models(
                read.inForce() == null ? null : Change.of(read.inForce()),
                read.digest(),
                read.files(),
                read.findings().stream().map(Violation::toString).toList());
    }

    @Operation(
            summary =
                    "Ask that the models of this node's folder are put in force; another operator confirms the change")
    @PostMapping("/models/folder")
    Change useFolder(Principal operator) {
        return Change.of(models.propose(false, operator.getName()));
    }

    @Operation(
            summary =
                    "Ask that the models of the release alone are in force again; another operator confirms the change")
    @PostMapping("/models/release")
    Change useRelease(Principal operator) {
        return Change.of(models.propose(true, operator.getName()));
    }

    /**
     * @param inForce  the change that put them in force; null while those of the release have always been
     * @param digest   of the models in the node's folder; null if it has no folder
     * @param files    in that folder, with the SHA-256 of each
     * @param findings what is wrong in that folder, each with file and remedy
     */
    record Models(Change inForce, String digest, Map<String, String> files, List<String> findings) {}

    record Changes(List<Change> pending, List<Change> decided, boolean onlyOperator) {}

    /** A change without its password. */
    record Change(
            long number,
            ChangeKind kind,
            String subject,
            String object,
            Map<String, String> details,
            boolean setsPassword,
            String description,
            String organisation,
            String askedBy,
            Instant askedAt,
            Instant expiresAt,
            AdministrationChange.State state,
            String decidedBy,
            Instant decidedAt) {
        static List<Change> all(List<AdministrationChange> changes) {
            return changes.stream().map(Change::of).toList();
        }

        static Change of(AdministrationChange change) {
            return new Change(
                    change.number(),
                    change.proposal().kind(),
                    change.proposal().subject(),
                    change.proposal().object(),
                    change.proposal().details(),
                    change.proposal().password() != null,
                    change.proposal().description(),
                    change.organisation().value(),
                    change.askedBy(),
                    change.askedAt(),
                    change.expiresAt(),
                    change.state(),
                    change.decidedBy(),
                    change.decidedAt());
        }
    }
}
