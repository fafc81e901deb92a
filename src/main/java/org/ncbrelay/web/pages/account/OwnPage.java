package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.absence.Absences;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.ncbrelay.domain.preference.Preferences;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.flow.news.ChooseDigest;
import org.ncbrelay.flow.personal.OwnTokens;
import org.ncbrelay.port.OpenTasks;
import org.ncbrelay.port.OwnPassword;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageLanguages;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The content of the user's own page, whichever of its forms was sent. */
@Component
class OwnPage {
    static final List<String> ZONES = List.copyOf(ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
            .collect(Collectors.toCollection(TreeSet::new)));

    private static final int TASKS = 50;

    private final Preferences preferences;
    private final Absences absences;
    private final Colleagues colleagues;
    private final OpenTasks tasks;
    private final OwnPassword password;
    private final Sessions sessions;
    private final OwnTokens tokens;
    private final HttpServletRequest request;
    private final ChooseDigest digest;
    private final Officers officers;
    private final Clock clock;

    OwnPage(
            Preferences preferences,
            Absences absences,
            Colleagues colleagues,
            OpenTasks tasks,
            OwnPassword password,
            Sessions sessions,
            OwnTokens tokens,
            HttpServletRequest request,
            ChooseDigest digest,
            Officers officers,
            Clock clock) {
        this.preferences = preferences;
        this.absences = absences;
        this.colleagues = colleagues;
        this.tasks = tasks;
        this.password = password;
        this.sessions = sessions;
        this.tokens = tokens;
        this.request = request;
        this.digest = digest;
        this.officers = officers;
        this.clock = clock;
    }

    /**
     * @param typed  what was sent of a plan to be absent; empty if none was
     * @param wrongs what is wrong with what was sent, by field, in the reader's words
     */
    String show(Principal user, Map<String, String> typed, Map<String, String> wrongs, Model model) {
        model.addAttribute("chosen", preferences.of(user.getName()));
        model.addAttribute("languages", PageLanguages.ALL);
        model.addAttribute("zones", ZONES);
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
            model.addAttribute("digest", digest.chosenBy(officers.officer()).orElse(null));
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
}
