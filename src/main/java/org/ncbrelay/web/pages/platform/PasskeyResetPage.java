package org.ncbrelay.web.pages.platform;

import java.security.Principal;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.port.AdministrationProposals;
import org.ncbrelay.web.pages.reader.ActRefusal;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One operator asks that the passkeys of somebody who lost them open nothing any more; another confirms it, as every change. */
@Controller
class PasskeyResetPage {
    private final AdministrationProposals proposals;

    PasskeyResetPage(AdministrationProposals proposals) {
        this.proposals = proposals;
    }

    @PostMapping("/administration/passkeys")
    String ask(
            Principal operator,
            @RequestParam(defaultValue = "") String account,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        try {
            proposals.propose(Proposal.of(ChangeKind.RESET_PASSKEYS, account.strip(), null), operator.getName());
            next.addFlashAttribute("done", "done.passkeysAsked");
        } catch (Refusal.Conflict | Refusal.Forbidden | Refusal.Invalid refused) {
            ActRefusal.show(refused, show, next);
        }
        return "redirect:/administration/changes";
    }
}
