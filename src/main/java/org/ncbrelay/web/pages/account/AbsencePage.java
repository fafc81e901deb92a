package org.ncbrelay.web.pages.account;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.flow.personal.PlanAbsences;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms on the user's own page about being away. Days are those of the time zone in which the user reads. */
@Controller
class AbsencePage {
    private final PlanAbsences absences;
    private final OwnPage page;
    private final Officers officers;

    AbsencePage(PlanAbsences absences, OwnPage page, Officers officers) {
        this.absences = absences;
        this.page = page;
        this.officers = officers;
    }

    @PostMapping("/me/absence")
    String name(
            Principal user,
            @RequestParam(defaultValue = "") String substitute,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Officer officer = officers.officer();
        try {
            absences.nameSubstitute(
                    officer,
                    new Absence.Plan(InvisibleCharacters.removedFrom(substitute), day(from), day(until), show.zone()));
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            Map<String, String> typed = Map.of("substitute", substitute, "from", from, "until", until);
            return page.show(user, typed, new RefusalTexts(show).byField(wrong), model);
        }
        next.addFlashAttribute("done", "done.absence");
        return "redirect:/me";
    }

    @PostMapping("/me/absence/end")
    String end(@RequestParam UUID absence, RedirectAttributes next) {
        absences.end(absence, officers.officer());
        next.addFlashAttribute("done", "done.absenceEnded");
        return "redirect:/me";
    }

    /** @return null where the text is no date: the rule names the field */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
