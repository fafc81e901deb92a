package org.ncbrelay.web.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one place to log in, for the pages and for Camunda's web apps. */
@Controller
class LoginPage {
    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String error,
            @RequestParam(required = false) String wait,
            @RequestParam(required = false) String logout,
            Model model) {
        if (error != null) model.addAttribute("problem", "login.wrong");
        if (wait != null) model.addAttribute("problem", "login.wait");
        if (logout != null) model.addAttribute("note", "login.out");
        return "login";
    }
}
