package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.ncbrelay.port.OtherLogins;
import org.ncbrelay.security.sessions.RemainingTime;
import org.ncbrelay.security.sessions.WantedAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one place to log in, for the pages and for Camunda's web apps. */
@Controller
class LoginPage {
    /** Why a login by a provider was refused; anybody may write an address, so only these are shown. */
    private static final Set<String> REFUSALS =
            Set.of("organisation", "groups", "agency", "newcomer", "closed", "moved", "strength", "answer", "away");

    private final ObjectProvider<OtherLogins> others;

    LoginPage(ObjectProvider<OtherLogins> others) {
        this.others = others;
    }

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
        if (renew != null) WantedAddress.want(RemainingTime.PATH + "/renewed", request);
        if (changed != null) model.addAttribute("note", "login.changed");
        PasskeyLoginPage.reason(passkey).ifPresent(reason -> model.addAttribute("passkeyReason", reason));
        OtherLogins other = others.getIfAvailable();
        model.addAttribute("others", other == null ? List.of() : other.offered());
        if (other != null && logout != null)
            other.ending(logout).ifPresent(ending -> model.addAttribute("ending", ending));
        return "login";
    }
}
