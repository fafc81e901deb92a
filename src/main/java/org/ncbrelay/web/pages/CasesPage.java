package org.ncbrelay.web.pages;

import java.util.Arrays;
import java.util.List;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.reading.InvisibleCharacters;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The cases that the officer's organisation may see, with filters. What a filter cannot mean is left out, not refused. */
@Controller
class CasesPage {
    private static final int SIZE = 25;

    /** In Unicode characters, as over the API. */
    private static final int LONGEST_SEARCH = 200;

    private final CaseFiles files;
    private final MemberCountries countries;
    private final Officers officers;

    CasesPage(CaseFiles files, MemberCountries countries, Officers officers) {
        this.files = files;
        this.countries = countries;
        this.officers = officers;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String capability,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "updatedAt,desc") String sort,
            @RequestParam(defaultValue = "0") String page,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        officers.officer();
        String words = InvisibleCharacters.removedFrom(q);
        Wanted wanted = new Wanted(
                known(status, names(CaseStatus.values())),
                known(capability, names(Capability.values())),
                known(country, countries.codes()),
                beginning(words).strip(),
                known(sort, List.of("updatedAt,desc", "submittedAt,desc", "submittedAt,asc", "urgency,desc")));
        int number = page.matches("\\d{1,5}") ? Integer.parseInt(page) : 0;
        CaseFiles.Page found = files.list(new CaseFiles.Filter(
                list(wanted.status()),
                list(wanted.capability()),
                blankToNull(wanted.country()),
                blankToNull(wanted.q()),
                number,
                SIZE,
                wanted.sort().isEmpty() ? "updatedAt,desc" : wanted.sort()));
        model.addAttribute("wanted", wanted);
        model.addAttribute("found", found);
        model.addAttribute("last", Math.max(0, (found.total() - 1) / SIZE));
        model.addAttribute("statuses", names(CaseStatus.values()));
        model.addAttribute("capabilities", names(Capability.values()));
        model.addAttribute("countries", Countries.named(countries.codes(), show.locale()));
        return "cases";
    }

    private static String beginning(String words) {
        int length = Math.min(words.codePointCount(0, words.length()), LONGEST_SEARCH);
        return words.substring(0, words.offsetByCodePoints(0, length));
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    private static String known(String value, java.util.Collection<String> names) {
        return names.contains(value) ? value : "";
    }

    private static List<String> list(String value) {
        return value.isEmpty() ? List.of() : List.of(value);
    }

    private static String blankToNull(String value) {
        return value.isEmpty() ? null : value;
    }

    /** What the reader asked for; empty for everything. */
    public record Wanted(String status, String capability, String country, String q, String sort) {}
}
