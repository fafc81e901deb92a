package org.ncbrelay.web.pages.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import org.ncbrelay.security.accounts.EngineUsers;
import org.ncbrelay.security.accounts.RelayUser;
import org.ncbrelay.security.passkeys.Challenges.Purpose;
import org.ncbrelay.security.passkeys.HalfLogin;
import org.ncbrelay.security.passkeys.OwnPasskeys;
import org.ncbrelay.security.passkeys.PasskeyGate;
import org.ncbrelay.security.passkeys.PasskeyRefused;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Asks for a passkey: as the second step after the password, and as the whole login. */
@Controller
class PasskeyLoginPage {
    private final OwnPasskeys passkeys;
    private final HalfLogin half;
    private final EngineUsers users;

    PasskeyLoginPage(OwnPasskeys passkeys, HalfLogin half, EngineUsers users) {
        this.passkeys = passkeys;
        this.half = half;
        this.users = users;
    }

    /** Whoever has not given a password yet begins at the login; whoever needs no second step goes on. */
    @GetMapping(PasskeyGate.LOGIN)
    String secondStep(Authentication user, @RequestParam(required = false) String passkey, Model model) {
        if (user == null) return "redirect:/login";
        if (!isHalf(user.getPrincipal())) return "redirect:/";
        reason(passkey).ifPresent(reason -> model.addAttribute("reason", reason));
        return "login-passkey";
    }

    @PostMapping(path = PasskeyGate.LOGIN + "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Hidden
    String ask(Principal user, HttpSession session) {
        return passkeys.askFor(session, Purpose.LOGIN, user == null ? null : user.getName());
    }

    private boolean isHalf(Object principal) {
        return principal instanceof RelayUser known
                && users.findOnce(known.id())
                        .filter(user -> half.isHalf(known, user))
                        .isPresent();
    }

    /** Anybody may write an address, so only these are shown. */
    static Optional<PasskeyRefused.Reason> reason(String sent) {
        return Arrays.stream(PasskeyRefused.Reason.values())
                .filter(reason -> reason.name().equalsIgnoreCase(sent))
                .findFirst();
    }
}
