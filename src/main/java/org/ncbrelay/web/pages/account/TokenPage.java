package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.token.AccessToken.TokenPart;
import org.ncbrelay.flow.personal.OwnTokens;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms on the user's own page that make and revoke tokens of scripts. */
@Controller
class TokenPage {
    private final OwnTokens tokens;
    private final OwnPage page;

    TokenPage(OwnTokens tokens, OwnPage page) {
        this.tokens = tokens;
        this.page = page;
    }

    /** The token stands on the page that follows, and never again. */
    @PostMapping("/me/tokens")
    String make(
            Principal user,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "read") String scope,
            @RequestParam(defaultValue = "") List<String> parts,
            @RequestParam(defaultValue = "") String days,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String tidy = InvisibleCharacters.removedFrom(name);
        try {
            String token = tokens.make(
                    user.getName(), new OwnTokens.Wanted(tidy, scope.equals("write"), parts(parts), days(days)));
            next.addFlashAttribute("token", token);
            return "redirect:/me#tokens";
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Map<String, String> wrongs = new LinkedHashMap<>();
            new RefusalTexts(show).byField(wrong).forEach((field, said) -> wrongs.put("token-" + field, said));
            return page.show(user, Map.of("token-name", tidy, "token-days", days), wrongs, model);
        }
    }

    @PostMapping("/me/tokens/revoke")
    String revoke(@RequestParam UUID token, Principal user, RedirectAttributes next) {
        tokens.revoke(user.getName(), token);
        next.addFlashAttribute("done", "done.tokenRevoked");
        return "redirect:/me#tokens";
    }

    private static Set<TokenPart> parts(List<String> names) {
        return Stream.of(TokenPart.values())
                .filter(part -> names.contains(part.name()))
                .collect(Collectors.toSet());
    }

    /** @return 0 where the text is no number: the rule names the field */
    private static int days(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
