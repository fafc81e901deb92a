package org.ncbrelay.web.pages.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.passkey.PasskeyRules;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.accounts.TypedName;
import org.ncbrelay.security.oidc.OidcProviders;
import org.ncbrelay.security.passkeys.Challenges.Purpose;
import org.ncbrelay.security.passkeys.LoginGate;
import org.ncbrelay.security.passkeys.OwnPasskeys;
import org.ncbrelay.security.passkeys.PasskeyRefused;
import org.ncbrelay.security.sessions.RemainingTime;
import org.ncbrelay.security.sessions.RequestedAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The one place to log in, for the pages and for Camunda's web apps; a passkey is the second step or the whole login. */
@Controller
record LoginPage(ObjectProvider<OidcProviders> others, OwnPasskeys passkeys, PasskeyRules rules, EngineUsers users) {
    /** Why a login by a provider was refused; anybody may write an address, so only these are shown. */
    private static final Set<String> REFUSALS =
            Set.of("organisation", "groups", "agency", "newcomer", "closed", "moved", "strength", "answer", "away");

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String wait,
            @RequestParam(required = false) String over,
            @RequestParam(required = false) String refused,
            @RequestParam(required = false) String logout,
            @RequestParam(required = false) String changed,
            @RequestParam(required = false) String renew,
            HttpServletRequest request,
            @RequestParam(required = false) String passkey,
            Model model) {
        if (error != null) model.addAttribute("problem", "login.wrong");
        if (wait != null) model.addAttribute("problem", "login.wait");
        if (over != null) model.addAttribute("problem", "login.over");
        if (refused != null && REFUSALS.contains(refused)) model.addAttribute("problem", "login.refused." + refused);
        if (logout != null) model.addAttribute("note", "login.out");
        if (renew != null) RequestedAddress.want(RemainingTime.PATH + "/renewed", request);
        if (changed != null) model.addAttribute("note", "login.changed");
        reason(passkey).ifPresent(reason -> model.addAttribute("passkeyReason", reason));
        model.addAttribute("typedName", TypedName.take(request));
        OidcProviders other = others.getIfAvailable();
        model.addAttribute("others", other == null ? List.of() : other.offered());
        if (other != null && logout != null)
            other.ending(logout).ifPresent(ending -> model.addAttribute("ending", ending));
        return "login";
    }

    /** A user without a password yet begins at the login; one who needs no second step goes on. */
    @GetMapping(LoginGate.LOGIN)
    String secondStep(Authentication user, @RequestParam(required = false) String passkey, Model model) {
        if (user == null) return "redirect:/login";
        if (!isHalf(user.getPrincipal())) return "redirect:/";
        reason(passkey).ifPresent(reason -> model.addAttribute("reason", reason));
        boolean isNew = passkeys.passkeys().of(user.getName()).stream().allMatch(key -> key.usedAt() == null);
        model.addAttribute("isNew", isNew);
        return "login-passkey";
    }

    @PostMapping(path = LoginGate.LOGIN + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    String ask(Principal user, HttpSession session) {
        return passkeys.askFor(session, Purpose.LOGIN, user == null ? null : user.getName());
    }

    private boolean isHalf(Object principal) {
        return principal instanceof RelayUser known
                && users.findOnce(known.id())
                        .filter(user -> LoginGate.isHalf(known, user, rules))
                        .isPresent();
    }

    /** Anybody may write an address, so only these are shown. */
    private static Optional<PasskeyRefused.Reason> reason(String sent) {
        return Arrays.stream(PasskeyRefused.Reason.values())
                .filter(reason -> reason.name().equalsIgnoreCase(sent))
                .findFirst();
    }
}
