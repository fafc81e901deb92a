package org.ncbrelay.web.pages.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.absence.Colleagues;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.ExpertEntry;
import org.ncbrelay.domain.experts.Need;
import org.ncbrelay.domain.reading.Fields;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.flow.support.expertnetwork.ManageExperts;
import org.ncbrelay.store.support.Experts;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The roster of experts: a country sees its own and writes what INTERPOL may know of them, INTERPOL searches all that it may find by what
 * is needed.
 */
@Controller
class ExpertsPage {
    /** More than any need is met by; who is lost in a longer list asks more closely. */
    private static final int MOST = 100;

    /** Withdrawn from ISO 639-1, or joined with another language, though Java still lists them. */
    private static final Set<String> WITHDRAWN = Set.of("bh", "in", "iw", "ji", "mo", "sh");

    private static final List<String> TONGUES = Arrays.stream(Locale.getISOLanguages())
            .filter(code -> code.length() == 2 && !WITHDRAWN.contains(code))
            .toList();

    private final Experts experts;
    private final ManageExperts keep;
    private final Colleagues colleagues;
    private final Officers officers;

    ExpertsPage(Experts experts, ManageExperts keep, Colleagues colleagues, Officers officers) {
        this.experts = experts;
        this.keep = keep;
        this.colleagues = colleagues;
        this.officers = officers;
    }

    /**
     * @param expertise empty for any
     * @param language  ISO 639-1 code; empty for any
     * @param level     up to which experts must be cleared; empty for the lowest
     */
    @GetMapping("/experts")
    @Transactional(readOnly = true)
    public String experts(
            @RequestParam(defaultValue = "") String expertise,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String level,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Officer officer = officers.officer();
        List<Expert> visible = experts.visible();
        model.addAttribute("keeps", ManageExperts.keeps(officer));
        model.addAttribute("searches", officer.servesInterpol());
        if (officer.servesInterpol()) search(expertise, language, level, visible, show, model);
        else model.addAttribute("experts", visible);
        return "experts";
    }

    private static void search(
            String expertise, String language, String level, List<Expert> visible, PageFormatter show, Model model) {
        Need need = new Need(
                expertise.isEmpty() ? null : chosen(Expertise.class, "expertise", expertise),
                language.isEmpty() ? null : language,
                level.isEmpty() ? Confidentiality.FOR_OFFICIAL_USE_ONLY : chosen(Confidentiality.class, "level", level),
                Set.of());
        boolean asked = !(expertise + language + level).isEmpty();
        List<Expert> found = asked ? need.propose(visible, Set.of(), MOST) : visible;
        model.addAttribute("experts", found.stream().map(Expert::withoutName).toList());
        model.addAttribute("asked", asked);
        model.addAttribute("need", need);
        model.addAttribute("level", level);
        model.addAttribute("fields", Expertise.values());
        model.addAttribute("levels", Confidentiality.values());
        model.addAttribute("tongues", show.tonguesByName(spoken(visible)));
    }

    /** Languages that anybody on the roster speaks. */
    private static Set<String> spoken(List<Expert> roster) {
        return roster.stream().flatMap(expert -> expert.languages().stream()).collect(Collectors.toSet());
    }

    private static <E extends Enum<E>> E chosen(Class<E> list, String field, String name) {
        try {
            return Enum.valueOf(list, name);
        } catch (IllegalArgumentException unknown) {
            throw new Refusal.Invalid(field, "wrong.choice", "must be one of " + List.of(list.getEnumConstants()));
        }
    }

    @GetMapping("/experts/new")
    public String blank(@ModelAttribute("show") PageFormatter show, Model model) {
        Officer officer = officers.officer();
        ManageExperts.require(officer);
        Map<String, Object> entry = new LinkedHashMap<>(Map.of("available", true, "onRoster", true));
        return form(null, entry, Map.of(), officer, show, model);
    }

    @GetMapping("/experts/{code}")
    public String current(@PathVariable String code, @ModelAttribute("show") PageFormatter show, Model model) {
        Officer officer = officers.officer();
        Expert expert = keep.current(code, officer);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", expert.name());
        entry.put("userId", expert.userId());
        entry.put("expertise", expert.expertise().stream().map(Enum::name).toList());
        entry.put("languages", List.copyOf(expert.languages()));
        entry.put("clearance", expert.clearance().name());
        entry.put("available", expert.available());
        entry.put("onRoster", expert.onRoster());
        return form(code, entry, Map.of(), officer, show, model);
    }

    @PostMapping("/experts")
    public String add(
            @RequestParam MultiValueMap<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Officer officer = officers.officer();
        return keep(null, sent, entry -> keep.add(entry, officer), officer, show, model, response, next);
    }

    @PostMapping("/experts/{code}")
    public String change(
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> sent,
            @ModelAttribute("show") PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        Officer officer = officers.officer();
        keep.current(code, officer);
        return keep(code, sent, entry -> keep.change(code, entry, officer), officer, show, model, response, next);
    }

    private String keep(
            String code,
            MultiValueMap<String, String> sent,
            Consumer<ExpertEntry> keeping,
            Officer officer,
            PageFormatter show,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        ManageExperts.require(officer);
        Map<String, Object> entry = entry(sent);
        try {
            keeping.accept(Fields.read(entry, ExpertEntry::read).orThrow());
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return form(code, entry, said(wrong, show), officer, show, model);
        }
        next.addFlashAttribute("done", "done.expert");
        return "redirect:/experts";
    }

    /** What the form sends, as the rule reads it: a box that is not checked is sent by leaving it out. */
    private static Map<String, Object> entry(MultiValueMap<String, String> sent) {
        Map<String, Object> entry = new LinkedHashMap<>();
        for (String line : List.of("name", "userId", "clearance")) entry.put(line, line(sent.getFirst(line)));
        for (String list : List.of("expertise", "languages")) entry.put(list, sent.get(list));
        for (String flag : List.of("available", "onRoster")) entry.put(flag, sent.containsKey(flag));
        return entry;
    }

    private static String line(String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static Map<String, String> said(Refusal.Invalid refusal, PageFormatter show) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Violation violation : refusal.violations()) {
            String field = violation.field().replaceAll("\\[\\d+]$", "");
            said.putIfAbsent(
                    field,
                    field.equals("userId") ? show.text("expert.wrongLogin") : new RefusalTexts(show).of(violation));
        }
        return said;
    }

    private String form(
            String code,
            Map<String, Object> entry,
            Map<String, String> wrongs,
            Officer officer,
            PageFormatter show,
            Model model) {
        model.addAttribute("code", code);
        model.addAttribute("entry", entry);
        model.addAttribute("wrongs", wrongs);
        model.addAttribute("fields", Expertise.values());
        model.addAttribute("levels", Confidentiality.values());
        model.addAttribute("tongues", show.tonguesByName(TONGUES));
        model.addAttribute(
                "logins",
                colleagues.of(officer.organisation()).stream()
                        .filter(each -> each.officer().is(Role.EXPERT))
                        .toList());
        return "expert";
    }
}
