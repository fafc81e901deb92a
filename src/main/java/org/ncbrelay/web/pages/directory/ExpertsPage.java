package org.ncbrelay.web.pages.directory;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.Expert;
import org.ncbrelay.domain.experts.Expert.Expertise;
import org.ncbrelay.domain.experts.Experts;
import org.ncbrelay.domain.experts.Need;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.flow.support.expertnetwork.KeepExperts;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The roster of experts: a country sees its own, INTERPOL searches all that it may find by what is needed. */
@Controller
class ExpertsPage {
    /** More than any need is met by; who is lost in a longer list asks more closely. */
    private static final int MOST = 100;

    private final Experts experts;
    private final Officers officers;

    ExpertsPage(Experts experts, Officers officers) {
        this.experts = experts;
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
        model.addAttribute("keeps", KeepExperts.keeps(officer));
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
}
