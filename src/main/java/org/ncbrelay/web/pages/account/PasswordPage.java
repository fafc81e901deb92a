package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.OwnPassword;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form on the user's own page that changes the password. */
@Controller
class PasswordPage {
    private final OwnPassword password;
    private final OwnPage page;

    PasswordPage(OwnPassword password, OwnPage page) {
        this.password = password;
        this.page = page;
    }

    /** What was typed is never sent back. */
    @PostMapping("/me/password")
    String change(
            Principal user,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String replacement,
            @RequestParam(defaultValue = "") String repeated,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> wrongs = repeated.equals(replacement)
                ? wrongs(user, current, replacement, request, show)
                : Map.of("repeated", show.text("password.DIFFERENT"));
        if (wrongs.isEmpty()) return "redirect:/login?changed";
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        return page.show(user, Map.of(), wrongs, model);
    }

    /** Empty once the password is changed. */
    private Map<String, String> wrongs(
            Principal user, String current, String replacement, HttpServletRequest request, PageFormatter show) {
        try {
            password.change(user.getName(), current, replacement, request.getRemoteAddr());
            return Map.of();
        } catch (Refusal.Invalid wrong) {
            return new RefusalTexts(show).byField(wrong);
        }
    }
}
