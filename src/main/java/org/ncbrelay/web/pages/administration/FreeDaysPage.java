package org.ncbrelay.web.pages.administration;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.calendar.PublicHolidays;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.flow.administration.AddFreeDays;
import org.ncbrelay.store.people.FreeDays;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The public holidays of the own country in the next twelve months, and the free days that its NCB added. */
@Controller
record FreeDaysPage(
        FreeDays days, PublicHolidays holidays, MemberCountries countries, AddFreeDays add, Officers officers) {
    private static final String PAGE = "/free-days";

    @GetMapping(PAGE)
    String read(@ModelAttribute("show") PageFormatter show, Model model) {
        Officer reader = officers.officer();
        LocalDate today = add.today(reader);
        model.addAttribute("days", days.all());
        model.addAttribute(
                "holidays",
                countries
                        .find(reader.organisation())
                        .map(country -> holidays.known(country.alpha2(), today, today.plusYears(1), show.locale()))
                        .orElse(List.of()));
        return "free-days";
    }

    @PostMapping(PAGE)
    String add(
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String name,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput.sent("freeDay", Map.of("day", day, "name", name))
                .attemptIfAllowed(() -> add.add(parsed(day), name, officers.officer()), "done.saved", show, next);
        return "redirect:" + PAGE;
    }

    @PostMapping(PAGE + "/{day}/removal")
    String remove(@PathVariable LocalDate day, RedirectAttributes next) {
        add.remove(day, officers.officer());
        next.addFlashAttribute("done", "done.deleted");
        return "redirect:" + PAGE;
    }

    private static LocalDate parsed(String day) {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }
}
