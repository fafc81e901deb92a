package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.flow.news.ChooseNews;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.flow.personal.OwnTokens;
import org.ncbrelay.flow.personal.PlanAbsences;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.security.accounts.OwnPassword;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.store.inbox.News;
import org.ncbrelay.store.people.Absences;
import org.ncbrelay.store.people.Preferences;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.PageLanguages;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user's own page and its forms: language and time zone, the substitute during an absence, tokens of scripts. */
@Controller
record MePage(
        Preferences preferences,
        Absences absences,
        PlanAbsences plans,
        Colleagues colleagues,
        OpenTasks tasks,
        OwnPassword password,
        Sessions sessions,
        OwnTokens tokens,
        HttpServletRequest request,
        ChooseNews choose,
        ReadNews news,
        Officers officers,
        Clock clock) {
    private static final List<String> ZONES = List.copyOf(ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .collect(Collectors.toCollection(TreeSet::new)));

    private static final int TASKS = 50;

    @GetMapping("/me")
    String me(Principal user, Model model) {
        return show(user, Map.of(), Map.of(), model);
    }

    /** A zone may be typed by its city alone; nothing follows the organisation. */
    @PostMapping("/me")
    String choose(
            Principal user,
            @RequestParam String language,
            @RequestParam String timeZone,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        if (!language.isEmpty() && PageLanguages.of(language).isEmpty())
            throw new Refusal.Invalid("language", "wrong.choice", "must be one of en, fr, es, ar");
        Optional<String> zone = zone(timeZone.strip());
        if (zone.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Map<String, String> wrong = Map.of("timeZone", show.text("me.zoneUnknown"));
            return show(user, Map.of("timeZone", InvisibleCharacters.removedFrom(timeZone)), wrong, model);
        }
        preferences.choose(user.getName(), new Preferences.Chosen(blankToNull(language), blankToNull(zone.get())));
        next.addFlashAttribute("done", "done.saved");
        return "redirect:/me";
    }

    private static Optional<String> zone(String typed) {
        String name = typed.replace(' ', '_');
        if (name.isEmpty() || ZONES.contains(name)) return Optional.of(name);
        return ZONES.stream()
                .filter(zone -> zone.equalsIgnoreCase(name)
                        || zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(name))
                .findFirst();
    }

    /** Each with its distance from UTC. */
    private Map<String, String> zones(PageFormatter show) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String zone : ZONES) named.put(zone, show.distance(ZoneId.of(zone)));
        return named;
    }

    /** Days are those of the time zone in which the user reads. */
    @PostMapping("/me/absence")
    String name(
            Principal user,
            @RequestParam(defaultValue = "") String substitute,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Officer officer = officers.officer();
        try {
            plans.nameSubstitute(
                    officer,
                    new Absence.Plan(InvisibleCharacters.removedFrom(substitute), day(from), day(until), show.zone()));
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Map<String, String> typed = Map.of("substitute", substitute, "from", from, "until", until);
            return show(user, typed, new RefusalTexts(show).byField(wrong), model);
        }
        next.addFlashAttribute("done", "done.absence");
        return "redirect:/me";
    }

    @PostMapping("/me/absence/end")
    String end(@RequestParam UUID absence, RedirectAttributes next) {
        plans.end(absence, officers.officer());
        next.addFlashAttribute("done", "done.absenceEnded");
        return "redirect:/me";
    }

    /** The token stands on the page that follows, and never again. */
    @PostMapping("/me/tokens")
    String make(
            Principal user,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "read") String scope,
            @RequestParam(defaultValue = "") List<String> parts,
            @RequestParam(defaultValue = "") String days,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String tidy = InvisibleCharacters.removedFrom(name);
        try {
            String token = tokens.make(
                    user.getName(), new OwnTokens.Wanted(tidy, scope.equals("write"), parts(parts), days(days)));
            next.addFlashAttribute("token", token);
            return "redirect:/me#tokens";
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Map<String, String> wrongs = new LinkedHashMap<>();
            new RefusalTexts(show).byField(wrong).forEach((field, said) -> wrongs.put("token-" + field, said));
            Map<String, String> typed = Map.of(
                    "token-name", tidy, "token-days", days, "token-scope", scope, "token-parts", parts.toString());
            return show(user, typed, wrongs, model);
        }
    }

    @PostMapping("/me/tokens/revoke")
    String revoke(@RequestParam UUID token, Principal user, RedirectAttributes next) {
        tokens.revoke(user.getName(), token);
        next.addFlashAttribute("done", "done.tokenRevoked");
        return "redirect:/me#tokens";
    }

    /**
     * @param typed  what was sent of a plan to be absent; empty if none was
     * @param wrongs what is wrong with what was sent, by field, in the reader's words
     */
    String show(Principal user, Map<String, String> typed, Map<String, String> wrongs, Model model) {
        model.addAttribute("chosen", preferences.of(user.getName()));
        model.addAttribute("languages", PageLanguages.ALL);
        model.addAttribute("zones", zones((PageFormatter) model.getAttribute("show")));
        model.addAttribute("typed", typed);
        model.addAttribute("wrongs", wrongs);
        model.addAttribute("keepsPassword", password.isKept(user.getName()));
        model.addAttribute("sessions", sessions.of(user.getName()));
        model.addAttribute("tokens", tokens.of(user.getName()));
        model.addAttribute("tokenParts", TokenPart.values());
        model.addAttribute("thisSession", request.getSession().getId());
        if (officers.isPresent()) {
            showAbsences(officers.officer(), model);
            model.addAttribute("digests", DigestChoice.values());
            model.addAttribute("digest", choose.digestOf(officers.officer()).orElse(null));
            model.addAttribute("topics", News.Topic.values());
            model.addAttribute("wanted", news.wanted(officers.officer()));
        }
        return "me";
    }

    private void showAbsences(Officer officer, Model model) {
        Instant now = clock.instant();
        model.addAttribute("absences", absences.of(officer.userId(), now));
        model.addAttribute("covering", absences.coveredBy(officer.userId(), now));
        model.addAttribute("offered", tasks.insteadOfOthers(officer, TASKS));
        model.addAttribute(
                "colleagues",
                colleagues.of(officer.organisation()).stream()
                        .filter(each -> each.canSubstituteFor(officer))
                        .toList());
    }

    private static String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** @return null where the text is no date: the rule names the field */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }

    private static Set<TokenPart> parts(List<String> names) {
        return Stream.of(TokenPart.values())
                .filter(part -> names.contains(part.name()))
                .collect(Collectors.toSet());
    }

    /** @return 0 where the text is no number: the rule names the field */
    private static int days(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
