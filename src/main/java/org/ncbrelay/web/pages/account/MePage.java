package org.ncbrelay.web.pages.account;

import java.security.Principal;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.preference.Preferences;
import org.ncbrelay.web.pages.reader.PageLanguages;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user's own page: language, time zone, and the substitute during an absence. */
@Controller
class MePage {
    private final Preferences preferences;
    private final OwnPage page;

    MePage(Preferences preferences, OwnPage page) {
        this.preferences = preferences;
        this.page = page;
    }

    @GetMapping("/me")
    String me(Principal user, Model model) {
        return page.show(user, Map.of(), Map.of(), model);
    }

    @PostMapping("/me")
    String choose(
            Principal user, @RequestParam String language, @RequestParam String timeZone, RedirectAttributes next) {
        if (!language.isEmpty() && PageLanguages.of(language).isEmpty())
            throw new Refusal.Invalid("language", "wrong.choice", "must be one of en, fr, es, ar");
        if (!timeZone.isEmpty() && !OwnPage.ZONES.contains(timeZone))
            throw new Refusal.Invalid("timeZone", "wrong.choice", "must be an IANA time zone");
        preferences.choose(user.getName(), new Preferences.Chosen(blankToNull(language), blankToNull(timeZone)));
        next.addFlashAttribute("done", "done.saved");
        return "redirect:/me";
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
