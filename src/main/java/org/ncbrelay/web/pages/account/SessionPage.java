package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.administration.EndSessions;
import org.ncbrelay.port.Sessions;
import org.ncbrelay.security.accounts.SecurityLog;
import org.ncbrelay.security.sessions.RemainingTime;
import org.ncbrelay.web.pages.reader.Officers;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sessions on pages: how long this one lasts, the end of one's own others, and the end of those of an officer who leaves. */
@Controller
record SessionPage(RemainingTime time, Sessions sessions, EndSessions end, Officers officers) {
    /** A GET only asks; a POST is a use of the session like any other, and so keeps it. */
    @RequestMapping(
            path = RemainingTime.PATH,
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<State> state(HttpSession session, Authentication user, CsrfToken token) {
        RemainingTime.Left left = time.of(session, user);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(new State(user.getName(), left.idle(), left.absolute(), token.getToken()));
    }

    /** Where a log-in leads that was made next to a page which waits for it. */
    @GetMapping(RemainingTime.PATH + "/renewed")
    String renewed() {
        return "session-renewed";
    }

    @PostMapping("/me/sessions/end")
    String endOne(@RequestParam(defaultValue = "") String session, Principal user, RedirectAttributes next) {
        if (!sessions.end(user.getName(), session)) throw new Refusal.NotFound();
        SecurityLog.sessionsEnded(user.getName(), user.getName(), 1);
        next.addFlashAttribute("done", "done.sessionEnded");
        return "redirect:/me#sessions";
    }

    @PostMapping("/me/sessions/end-others")
    String endOthers(HttpServletRequest request, Principal user, RedirectAttributes next) {
        int ended = sessions.endAll(user.getName(), Set.of(request.getSession().getId()));
        SecurityLog.sessionsEnded(user.getName(), user.getName(), ended);
        next.addFlashAttribute("done", "done.sessionsEnded");
        return "redirect:/me#sessions";
    }

    @PostMapping("/account-changes/sessions")
    String endOfColleague(@RequestParam(defaultValue = "") String officer, Principal user, RedirectAttributes next) {
        SecurityLog.sessionsEnded(officer, user.getName(), end.ofColleague(officer, officers.officer()));
        next.addFlashAttribute("done", "done.sessionsOfOfficerEnded");
        return "redirect:/account-changes#sessions";
    }

    /** A name that no account has is said on the page: it was typed. */
    @PostMapping("/administration/sessions")
    String endOfAccount(@RequestParam(defaultValue = "") String account, Principal user, RedirectAttributes next) {
        try {
            String name = account.strip();
            SecurityLog.sessionsEnded(name, user.getName(), end.ofAccount(name, user.getName()));
            next.addFlashAttribute("done", "done.sessionsOfOfficerEnded");
        } catch (Refusal.NotFound unknown) {
            next.addFlashAttribute("unknownAccount", true);
        }
        return "redirect:/administration/changes#sessions";
    }

    /**
     * @param user     login name
     * @param idle     seconds until the end if the session is not used
     * @param absolute seconds until the end however busy it is
     * @param token    against forged requests, for the forms of the page that asks
     */
    record State(String user, long idle, long absolute, String token) {}
}
