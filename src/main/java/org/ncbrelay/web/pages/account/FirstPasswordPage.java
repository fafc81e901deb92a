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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page that is open with a password that an operator set: it asks for an own one. */
@Controller
@RequestMapping("/first-password")
class FirstPasswordPage {
    private final OwnPassword password;

    FirstPasswordPage(OwnPassword password) {
        this.password = password;
    }

    @GetMapping
    String ask(Model model) {
        model.addAttribute("wrongs", Map.of());
        return "first-password";
    }

    /** What was typed is never sent back. */
    @PostMapping
    String choose(
            Principal user,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String replacement,
            @RequestParam(defaultValue = "") String repeated,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Map<String, String> wrongs;
        if (!repeated.equals(replacement)) wrongs = Map.of("repeated", show.text("password.DIFFERENT"));
        else
            try {
                password.change(user.getName(), current, replacement, request.getRemoteAddr());
                return "redirect:/login?changed";
            } catch (Refusal.Invalid wrong) {
                wrongs = new RefusalTexts(show).byField(wrong);
            }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("wrongs", wrongs);
        return "first-password";
    }
}
