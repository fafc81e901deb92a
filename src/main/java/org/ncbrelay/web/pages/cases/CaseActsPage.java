package org.ncbrelay.web.pages.cases;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.authorization.ChangeAuthorization;
import org.ncbrelay.flow.authorization.ChangeAuthorization.Change;
import org.ncbrelay.flow.hitquestion.AskOwnersOfHits;
import org.ncbrelay.flow.messages.RetryLetter;
import org.ncbrelay.flow.messages.SendMessage;
import org.ncbrelay.flow.supportrequest.WithdrawRequest;
import org.ncbrelay.flow.tasks.ShareCase;
import org.ncbrelay.store.cases.Messages.Party;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What can be done to a case from its page at any moment; that page shows why one was refused. */
@Controller
@RequestMapping("/cases/{reference}")
record CaseActsPage(
        SendMessage send,
        WithdrawRequest withdraw,
        ChangeAuthorization authorization,
        ShareCase share,
        RetryLetter retry,
        AskOwnersOfHits ask,
        Officers officers) {
    @PostMapping("/messages")
    String send(
            @PathVariable String reference,
            @RequestParam Party to,
            @RequestParam String text,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput sent = FormInput.sent("message", Map.of("text", text));
        return act(reference, sent, show, next, "done.sent", (parsed, by) -> send.send(parsed, to, text, by));
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String reference,
            @RequestParam String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput sent = FormInput.sent("withdrawal", Map.of("reason", reason));
        return act(reference, sent, show, next, null, (parsed, by) -> {
            boolean waits = withdraw.withdraw(parsed, reason, by).waits();
            next.addFlashAttribute("notice", show.text(waits ? "done.withdrawalAsked" : "done.withdrawn"));
        });
    }

    @PostMapping("/authorization")
    String change(
            @PathVariable String reference,
            @RequestParam ChangeAuthorization.Action action,
            @RequestParam String reason,
            @RequestParam(required = false) String scope,
            @RequestParam(required = false) LocalDate until,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Map<String, String> typed =
                Map.of("reason", reason, "scope", Objects.toString(scope, ""), "until", Objects.toString(until, ""));
        FormInput sent = FormInput.sent("authorization", typed);
        return act(reference, sent, show, next, "done.authorization", (parsed, by) -> {
            if (reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
            String about = scope == null || scope.isBlank() ? null : Texts.requiredNarrative("scope", scope, 500);
            authorization.change(parsed, new Change(action, reason, about, until), by);
        });
    }

    @PostMapping("/sharing")
    String share(
            @PathVariable String reference,
            @RequestParam ShareCase.Action action,
            @RequestParam String agency,
            @RequestParam String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput sent = FormInput.sent(
                action == ShareCase.Action.END ? "endOfSharing" : "sharing",
                Map.of("agency", agency, "reason", reason));
        String done = "done.sharing." + action;
        return act(reference, sent, show, next, done, (parsed, by) -> share.act(parsed, action, agency, reason, by));
    }

    @PostMapping("/letters/{id}/retry")
    String retry(
            @PathVariable String reference,
            @PathVariable String id,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        return act(
                reference,
                FormInput.NONE,
                show,
                next,
                "done.retried",
                (parsed, by) -> retry.retry(parsed, Ids.parse(id), by));
    }

    @PostMapping("/hits/questions")
    String ask(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") List<String> hits,
            @RequestParam String question,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput sent = FormInput.sent("question", Map.of("question", question, "hits", String.join(" ", hits)));
        return act(reference, sent, show, next, null, (parsed, by) -> {
            List<UUID> chosen = hits.stream().map(Ids::parse).toList();
            AskOwnersOfHits.Asked asked = ask.ask(parsed, chosen, Map.of("question", question), by);
            if (asked.asked() > 0) next.addFlashAttribute("notice", show.count("done.askedOwners", asked.asked()));
            if (asked.refused().isEmpty()) return;
            next.addFlashAttribute("problem", refused(asked.refused().values(), show));
            next.addFlashAttribute(FormInput.REPLY, sent);
        });
    }

    /** How many owners were not asked, and each reason once. */
    private static String refused(Collection<Refusal> refusals, PageFormatter show) {
        String reasons = refusals.stream()
                .map(refusal -> refusal instanceof Refusal.NotFound
                        ? show.text("refused.noSuchHit")
                        : new RefusalTexts(show).of(refusal))
                .distinct()
                .collect(Collectors.joining(" · "));
        return show.count("case.notAsked", refusals.size(), reasons);
    }

    /** @param done key of what the page says afterwards; null where the act says it itself */
    private String act(
            String reference, FormInput sent, PageFormatter show, RedirectAttributes next, String done, Act act) {
        CaseReference parsed = CaseReference.parse(reference);
        Officer by = officers.officer();
        sent.attempt(() -> act.on(parsed, by), done, show, next);
        return "redirect:/cases/" + parsed;
    }

    private interface Act {
        void on(CaseReference reference, Officer by);
    }
}
