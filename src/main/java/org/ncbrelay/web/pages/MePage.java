package org.ncbrelay.web.pages;

import java.security.Principal;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.Preferences;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user's own page: language and time zone. */
@Controller
class MePage {
    private static final List<String> ZONES = List.copyOf(ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .collect(Collectors.toCollection(TreeSet::new)));

    private final Preferences preferences;

    MePage(Preferences preferences) {
        this.preferences = preferences;
    }

    @GetMapping("/me")
    String me(Principal user, Model model) {
        model.addAttribute("chosen", preferences.of(user.getName()));
        model.addAttribute("languages", PageLanguages.ALL);
        model.addAttribute("zones", ZONES);
        return "me";
    }

    @PostMapping("/me")
    String choose(
            Principal user, @RequestParam String language, @RequestParam String timeZone, RedirectAttributes next) {
        if (!language.isEmpty() && PageLanguages.of(language).isEmpty())
            throw new Refusal.Invalid("language", "must be one of en, fr, es, ar");
        if (!timeZone.isEmpty() && !ZONES.contains(timeZone))
            throw new Refusal.Invalid("timeZone", "must be an IANA time zone");
        preferences.choose(user.getName(), new Preferences.Chosen(blankToNull(language), blankToNull(timeZone)));
        next.addFlashAttribute("done", "done.saved");
        return "redirect:/me";
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
