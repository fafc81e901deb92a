package org.ncbrelay.web.pages;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.Mailbox;
import org.ncbrelay.port.Mailbox.Kept;
import org.ncbrelay.web.pages.reader.Officers;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows officers the letters to their own organisation, in their language, where letters stay on this machine. */
@Controller
@ConditionalOnProperty(name = "relay.mail.transport", havingValue = "mailbox", matchIfMissing = true)
record MailboxPage(Mailbox mailbox, Officers officers) {
    private static final int LETTERS_ON_A_PAGE = 50;

    @GetMapping("/mailbox")
    String mailbox(@RequestParam(required = false) UUID before, Locale locale, Model model) {
        officers.officer();
        List<Kept> letters = mailbox.newest(before, LETTERS_ON_A_PAGE, locale.getLanguage());
        model.addAttribute("letters", letters);
        if (letters.size() == LETTERS_ON_A_PAGE)
            model.addAttribute("oldest", letters.get(letters.size() - 1).id());
        return "mailbox";
    }

    @GetMapping("/mailbox/{id}")
    String letter(@PathVariable UUID id, Locale locale, Model model) {
        officers.officer();
        model.addAttribute("letter", mailbox.open(id, locale.getLanguage()).orElseThrow(Refusal.NotFound::new));
        return "letter";
    }
}
