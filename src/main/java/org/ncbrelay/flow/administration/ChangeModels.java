package org.ncbrelay.flow.administration;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.AdministrationChanges;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.port.OwnModels;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.springframework.stereotype.Service;

/** Lets an operator ask for the models of the node's folder, or for those of the release; another operator confirms either. */
@Service
public record ChangeModels(
        OwnModels models,
        AdministrationChanges changes,
        AdministrationTransactions transactions,
        ApplyChange execution,
        ProposeChange proposals) {
    /** @throws Refusal.Forbidden to all but operators */
    public Models read(String operator) {
        AdministrationChange inForce = transactions.call(() -> {
            execution.requireOperator(operator);
            return changes.modelsInForce().orElse(null);
        });
        return models.folder()
                .map(folder -> {
                    Proposal proposal = Proposal.models(folder.files());
                    return new Models(
                            inForce, folder.path(), proposal.subject(), proposal.details(), folder.findings());
                })
                .orElseGet(() -> new Models(inForce, null, null, Map.of(), List.of()));
    }

    /**
     * @param release whether those of the release alone are to be in force, else those of the node's folder
     * @return pending
     * @throws Refusal if they are in force, or the node has no folder of models, or something is wrong in it
     */
    public AdministrationChange propose(boolean release, String operator) {
        return proposals.propose(Proposal.models(release ? Map.of() : files()), operator);
    }

    private Map<String, String> files() {
        OwnModels.Folder folder = models.folder()
                .filter(found -> !found.files().isEmpty() || !found.findings().isEmpty())
                .orElseThrow(() -> new Refusal.Conflict("refused.noModels", "This node has no folder of models."));
        if (folder.files().isEmpty()) throw new Refusal.Invalid(folder.findings());
        return folder.files();
    }

    /**
     * @param inForce  the change that put them in force; null while those of the release have always been
     * @param folder   of this node; null if it has none
     * @param digest   of the models in it
     * @param files    digests by name
     * @param findings what is wrong in it
     */
    public record Models(
            AdministrationChange inForce,
            String folder,
            String digest,
            Map<String, String> files,
            List<Violation> findings) {
        /** Whether new cases take the models of the release alone. */
        public boolean isOfRelease() {
            return inForce == null || inForce.proposal().subject().equals(Proposal.RELEASE);
        }

        /** Whether the folder has models without a finding that are not in force. */
        public boolean isToBePutInForce() {
            return !files.isEmpty()
                    && findings.isEmpty()
                    && (inForce == null || !inForce.proposal().subject().equals(digest));
        }
    }
}
