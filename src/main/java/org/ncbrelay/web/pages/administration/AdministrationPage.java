package org.ncbrelay.web.pages.administration;

import java.security.Principal;
import java.util.Map;
import java.util.function.BiFunction;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.AdministrationChange;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.flow.administration.ChangeModels;
import org.ncbrelay.flow.administration.DecideChange;
import org.ncbrelay.flow.administration.EndSessions;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.administration.ReadChanges;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes to accounts: operators decide on what another operator asked for; an organisation sees what concerns it. */
@Controller
record AdministrationPage(
        ReadChanges changes,
        DecideChange decide,
        ProposeChange proposals,
        ChangeModels models,
        EndSessions sessions,
        Officers officers) {
    private static final String CHANGES = "/administration/changes";

    @GetMapping(CHANGES)
    String all(Principal operator, Model model) {
        model.addAttribute("changes", changes.all(operator.getName()));
        model.addAttribute("models", models.read(operator.getName()));
        return "administration";
    }

    @PostMapping(CHANGES + "/{number}/confirmation")
    String confirm(
            @PathVariable long number,
            Principal operator,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return decided(number, operator, decide::confirm, "done.changeConfirmed", show, next);
    }

    @PostMapping(CHANGES + "/{number}/refusal")
    String refuse(
            @PathVariable long number,
            Principal operator,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return decided(number, operator, decide::refuse, "done.changeRefused", show, next);
    }

    /** One operator asks that the passkeys of an officer who lost them open nothing any more; another confirms it, as every change. */
    @PostMapping("/administration/passkeys")
    String resetPasskeys(
            Principal operator,
            @RequestParam(defaultValue = "") String account,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput.sent("passkeys", Map.of("account", account))
                .attempt(
                        () -> proposals.propose(
                                Proposal.of(ChangeKind.RESET_PASSKEYS, account.strip(), null), operator.getName()),
                        "done.passkeysAsked",
                        show,
                        next);
        return "redirect:" + CHANGES;
    }

    /** One operator closes an account at once; to reopen it is a change that another confirms. */
    @PostMapping("/administration/accounts")
    String closeOrReopen(
            Principal operator,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "false") boolean reopen,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        ChangeKind kind = reopen ? ChangeKind.REOPEN_ACCOUNT : ChangeKind.CLOSE_ACCOUNT;
        RefusalTexts.attempt(
                () -> proposals.propose(Proposal.of(kind, account.strip(), null), operator.getName()),
                reopen ? "done.reopeningAsked" : "done.accountClosed",
                show,
                next);
        return "redirect:" + CHANGES;
    }

    /** One operator asks that the steps of the node's folder, or those of the release alone, count for new cases; another confirms it. */
    @PostMapping("/administration/models")
    String changeModels(
            Principal operator,
            @RequestParam(defaultValue = "false") boolean release,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        RefusalTexts.attempt(() -> models.propose(release, operator.getName()), "done.modelsAsked", show, next);
        return "redirect:" + CHANGES;
    }

    @GetMapping("/account-changes")
    String ofOrganisation(Model model) {
        model.addAttribute("changes", changes.of(officers.officer()));
        model.addAttribute("loggedIn", sessions.colleagues(officers.officer()));
        return "account-changes";
    }

    /** What another operator decided a moment before is no error of this one: the page shows what was decided. */
    private static String decided(
            long number,
            Principal operator,
            BiFunction<Long, String, AdministrationChange> decision,
            String done,
            PageFormatter show,
            RedirectAttributes next) {
        try {
            decision.apply(number, operator.getName());
            next.addFlashAttribute("done", done);
        } catch (Refusal.Conflict tooLate) {
            RefusalTexts.show(tooLate, show, next);
        }
        return "redirect:" + CHANGES;
    }
}
