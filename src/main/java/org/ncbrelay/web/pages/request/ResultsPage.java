package org.ncbrelay.web.pages.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.domain.request.Specimen.SpecimenType;
import org.ncbrelay.domain.request.Specimen.Unit;
import org.ncbrelay.flow.closure.ReportResults;
import org.ncbrelay.web.pages.reader.Countries;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.ncbrelay.web.pages.request.Field.InputKind;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Results of a case as the agency or its NCB reports them, in rows like those of a request. */
@Controller
@RequestMapping("/cases/{reference}/results")
record ResultsPage(ReportResults results, MemberCountries countries, Officers officers) {
    /** The lists of a report in their order. */
    static final List<FieldGroup> PARTS = List.of(
            FieldGroup.each(
                    "seizures",
                    Field.of(InputKind.TAXON, "taxon").must(),
                    Field.choice(InputKind.CHOICE, "type", "specimenType", SpecimenType.values())
                            .must(),
                    Field.of(InputKind.NUMBER, "quantity").must(),
                    Field.choice(InputKind.CHOICE, "unit", "unit", Unit.values())
                            .must(),
                    Field.of(InputKind.DATE, "seizedOn").must(),
                    Field.line("place", 200).must(),
                    Field.line("detectingAgency", 200),
                    Field.line("reason", 500),
                    Field.line("transport", 100),
                    Field.line("detection", 200),
                    Field.line("concealment", 500),
                    Field.of(InputKind.TERRITORY, "origin"),
                    Field.of(InputKind.CODES, "transit"),
                    Field.of(InputKind.TERRITORY, "destination"),
                    Field.of(InputKind.NUMBER, "value.amount"),
                    Field.line("value.currency", 3),
                    Field.of(InputKind.CODES, "nationalities"),
                    Field.line("law", 500),
                    Field.line("sanction", 500),
                    Field.line("disposal", 500),
                    Field.text("note", 2000)),
            FieldGroup.each(
                    "arrests",
                    Field.of(InputKind.DATE, "arrestedOn").must(),
                    Field.of(InputKind.NUMBER, "persons").must(),
                    Field.line("place", 200),
                    Field.of(InputKind.CODES, "nationalities"),
                    Field.text("note", 2000)),
            FieldGroup.each(
                    "accountsClosed",
                    Field.line("platform", 200).must(),
                    Field.line("account", 200).must(),
                    Field.of(InputKind.DATE, "closedOn").must(),
                    Field.text("note", 2000)));

    @GetMapping
    String begin(
            @PathVariable String reference,
            @RequestParam(required = false) String corrects,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        CaseReference parsed = CaseReference.parse(reference);
        Map<String, Object> typed = new LinkedHashMap<>();
        if (corrects == null) typed.put("seizures", List.of(Map.of()));
        else {
            typed.putAll(results.said(parsed, Ids.parse(corrects)));
            typed.put("corrects", corrects);
        }
        return page(parsed, typed, List.of(), show, model);
    }

    /** Nothing is stored while rows are added or removed, or something is wrong: the page shows again what was typed. */
    @PostMapping
    String report(
            @PathVariable String reference,
            @RequestParam MultiValueMap<String, String> values,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            RedirectAttributes next) {
        CaseReference parsed = CaseReference.parse(reference);
        Map<String, Object> typed = new LinkedHashMap<>();
        PARTS.forEach(part -> typed.put(part.name(), SubmittedForm.rows(part, values, show.zone())));
        if (values.containsKey("corrects")) typed.put("corrects", values.getFirst("corrects"));
        if (values.containsKey("add") || values.containsKey("copy") || values.containsKey("remove"))
            return page(parsed, typed, List.of(), show, model);
        try {
            results.report(parsed, typed, officers.officer());
        } catch (Refusal.Invalid wrong) {
            typed.replaceAll((name, rows) -> List.of().equals(rows) ? SubmittedForm.blank(name, values) : rows);
            return page(parsed, typed, wrong.violations(), show, model);
        }
        next.addFlashAttribute("done", "done.results");
        return "redirect:/cases/" + parsed + "#results";
    }

    @PostMapping("/{id}/confirmation")
    String confirm(
            @PathVariable String reference,
            @PathVariable String id,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        CaseReference parsed = CaseReference.parse(reference);
        Officer by = officers.officer();
        RefusalTexts.attempt(() -> results.confirm(parsed, Ids.parse(id), by), "done.resultsConfirmed", show, next);
        return "redirect:/cases/" + parsed + "#results";
    }

    private String page(
            CaseReference reference,
            Map<String, Object> typed,
            List<Violation> violations,
            PageFormatter show,
            Model model) {
        results.requireReporter(reference, officers.officer());
        Map<String, String> members = Countries.named(countries.codes(), show.locale());
        Map<String, String> territories = Countries.named(Countries.territories(), show.locale());
        model.addAttribute("reference", reference.value());
        model.addAttribute("corrects", typed.get("corrects"));
        model.addAttribute("parts", new Form(typed, violations, show, members, territories).of(PARTS));
        model.addAttribute("appendices", Map.of());
        model.addAttribute("undrafted", true);
        model.addAttribute("wrong", !violations.isEmpty());
        return "results";
    }
}
