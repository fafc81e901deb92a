package org.ncbrelay.web.pages.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.domain.passkey.Proof;
import org.ncbrelay.security.accounts.EngineAuthenticationProvider;
import org.ncbrelay.security.accounts.LocalUser;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.TooManyFailures;
import org.ncbrelay.security.passkeys.Challenges.Purpose;
import org.ncbrelay.security.passkeys.LoginGate;
import org.ncbrelay.security.passkeys.OwnPasskeys;
import org.ncbrelay.security.passkeys.PasskeyRefused;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The user's own passkeys: registering, removing, and proving who it is before either. */
@Controller
record PasskeysPage(OwnPasskeys passkeys, EngineAuthenticationProvider passwords, Clock clock) {
    private static final String PAGE = LoginGate.OWN;
    private static final String BACK = "redirect:" + PAGE;

    /** In the session: how its user proved later than at the login who it is. */
    private static final String LATER = PasskeysPage.class.getName();

    @GetMapping(PAGE)
    String show(Authentication user, HttpSession session, Model model) {
        model.addAttribute("own", passkeys.of(user.getName(), proof(user, session)));
        model.addAttribute("longestLabel", PasskeyRules.LONGEST_LABEL);
        return "passkeys";
    }

    @PostMapping(path = PAGE + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    String askForRegistration(Authentication user, HttpSession session) {
        return passkeys.askForRegistration(session, user.getName(), proof(user, session));
    }

    @PostMapping(PAGE)
    String register(
            Authentication user,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String credential,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        HttpSession session = request.getSession();
        try {
            passkeys.register(
                    session, user.getName(), proof(user, session), label.strip(), credential, request.getRemoteAddr());
            next.addFlashAttribute("done", "done.passkeyRegistered");
        } catch (Refusal.Conflict | Refusal.Forbidden | Refusal.Invalid refused) {
            RefusalTexts.show(refused, show, next);
        } catch (PasskeyRefused refused) {
            next.addFlashAttribute("problem", show.word("passkeyRefused", refused.reason()));
        }
        return BACK;
    }

    @PostMapping(PAGE + "/removal")
    String remove(
            Authentication user,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String passkey,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        try {
            passkeys.remove(user.getName(), proof(user, request.getSession()), passkey, request.getRemoteAddr());
            next.addFlashAttribute("done", "done.passkeyRemoved");
        } catch (Refusal.Conflict | Refusal.Forbidden refused) {
            RefusalTexts.show(refused, show, next);
        }
        return BACK;
    }

    @PostMapping(path = PAGE + "/proof/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    String askForProof(Authentication user, HttpSession session) {
        return passkeys.askFor(session, Purpose.PROOF, user.getName());
    }

    /** By a passkey if one was used, otherwise by the password, whose wrong guesses count as at the login. */
    @PostMapping(PAGE + "/proof")
    String prove(
            Authentication user,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String password,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        HttpSession session = request.getSession();
        try {
            if (credential.isEmpty()) {
                var attempt = UsernamePasswordAuthenticationToken.unauthenticated(user.getName(), password);
                attempt.setDetails(new WebAuthenticationDetails(request));
                passwords.authenticate(attempt);
            } else passkeys.prove(session, Purpose.PROOF, user.getName(), credential, request.getRemoteAddr());
            keepProof(session, user.getName(), !credential.isEmpty());
        } catch (AuthenticationException wrong) {
            next.addFlashAttribute("problem", said(wrong, show));
        }
        return BACK;
    }

    private static String said(AuthenticationException wrong, PageFormatter show) {
        if (wrong instanceof PasskeyRefused refused) return show.word("passkeyRefused", refused.reason());
        return show.text(wrong instanceof TooManyFailures ? "password.TOO_OFTEN" : "password.WRONG");
    }

    /** As a text, because sessions may be stored; with the name, because a session may get another user. */
    private void keepProof(HttpSession session, String userId, boolean byPasskey) {
        session.setAttribute(LATER, clock.instant().getEpochSecond() + " " + byPasskey + " " + userId);
    }

    /** When and how the user of a session last proved who it is: at the login, or later on this page. */
    private static Proof proof(Authentication user, HttpSession session) {
        Proof login = ofLogin(user);
        if (!(session.getAttribute(LATER) instanceof String text)) return login;
        String[] kept = text.split(" ", 3);
        Proof later = new Proof(Instant.ofEpochSecond(Long.parseLong(kept[0])), Boolean.parseBoolean(kept[1]));
        return kept[2].equals(user.getName()) && later.at().isAfter(login.at()) ? later : login;
    }

    private static Proof ofLogin(Authentication user) {
        if (!(user.getPrincipal() instanceof RelayUser known)) return new Proof(Instant.EPOCH, false);
        return new Proof(known.loggedInAt(), known instanceof LocalUser local && local.byPasskey());
    }
}
