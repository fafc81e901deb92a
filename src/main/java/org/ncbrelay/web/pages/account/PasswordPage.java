package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Map;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.security.accounts.OwnPassword;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Changes the password: on the user's own page, and on the one page that is open with a password that an operator set. */
@Controller
record PasswordPage(OwnPassword password, MePage page) {
    private static final String FIRST = "first-password";

    @GetMapping("/first-password")
    String ask(Model model) {
        model.addAttribute("wrongs", Map.of());
        return FIRST;
    }

    /** What was typed is never sent back. */
    @PostMapping({"/first-password", "/me/password"})
    String change(
            Principal user,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String replacement,
            @RequestParam(defaultValue = "") String repeated,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> wrongs = Map.of("repeated", show.text("password.DIFFERENT"));
        if (repeated.equals(replacement))
            try {
                password.change(user.getName(), current, replacement, request.getRemoteAddr());
                return "redirect:/login?changed";
            } catch (Refusal.Invalid wrong) {
                wrongs = new RefusalTexts(show).byField(wrong);
            }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("wrongs", wrongs);
        return request.getRequestURI().endsWith(FIRST) ? FIRST : page.show(user, Map.of(), wrongs, model);
    }
}
