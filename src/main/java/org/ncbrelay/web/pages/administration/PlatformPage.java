package org.ncbrelay.web.pages.administration;

import java.lang.management.ManagementFactory;
import java.security.Principal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.port.LetterQueue;
import org.ncbrelay.store.board.PlatformState;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the platform is, for operators: health, letters, jobs, nodes, database and audit, and no content of any case. */
@Controller
record PlatformPage(
        LetterQueue letters,
        PlatformState platform,
        HealthEndpoint health,
        DatabaseHistory history,
        ProposeChange proposals,
        Environment environment) {
    private static final Logger LOG = LoggerFactory.getLogger(PlatformPage.class);
    private static final String PLATFORM = "/administration/platform";
    private static final int FAILED_LETTERS = 100;

    @GetMapping(PLATFORM)
    String show(Model model) {
        HealthComponent all = health.health();
        model.addAttribute("up", isUp(all));
        model.addAttribute("parts", parts(all));
        model.addAttribute("rollback", history.rollback().orElse(null));
        model.addAttribute("letters", letters.state(FAILED_LETTERS));
        model.addAttribute("engine", platform.engine());
        model.addAttribute("database", platform.database());
        model.addAttribute(
                "uptime", Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
        model.addAttribute(
                "version", environment.getProperty("relay.version", "").strip());
        model.addAttribute("java", Runtime.version().toString());
        return "platform";
    }

    @PostMapping(PLATFORM + "/letters/{id}/retry")
    String sendAgain(@PathVariable String id, Principal operator, RedirectAttributes next) {
        UUID letter = Ids.parse(id);
        if (!letters.sendAgain(letter, operator.getName())) throw new Refusal.NotFound();
        LOG.info("Letter {} is sent again on the request of operator {}", letter, operator.getName());
        next.addFlashAttribute("done", "done.retried");
        return "redirect:" + PLATFORM;
    }

    /** One operator says that a backup was restored; another confirms it, as every change. */
    @PostMapping(PLATFORM + "/restore")
    String restored(
            Principal operator,
            @RequestParam(defaultValue = "") String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        DatabaseHistory.Rollback rollback = history.rollback().orElse(null);
        if (rollback == null) return "redirect:" + PLATFORM;
        try {
            proposals.propose(Proposal.restored(rollback.witness(), reason), operator.getName());
            next.addFlashAttribute("done", "done.restoreAsked");
            return "redirect:/administration/changes";
        } catch (Refusal.Conflict | Refusal.Invalid refused) {
            RefusalTexts.show(refused, show, next);
            return "redirect:" + PLATFORM;
        }
    }

    /** Each part of the relay that answers for itself, and whether it works. */
    private static Map<String, Boolean> parts(HealthComponent all) {
        Map<String, Boolean> parts = new LinkedHashMap<>();
        if (all instanceof CompositeHealth composite)
            composite.getComponents().forEach((name, part) -> parts.put(name, isUp(part)));
        return parts;
    }

    private static boolean isUp(HealthComponent component) {
        return component.getStatus().equals(org.springframework.boot.actuate.health.Status.UP);
    }
}
