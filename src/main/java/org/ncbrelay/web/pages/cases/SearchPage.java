package org.ncbrelay.web.pages.cases;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.store.cases.CaseFiles;
import org.ncbrelay.store.cases.Search;
import org.ncbrelay.store.cases.Search.Hit;
import org.ncbrelay.store.cases.Search.Kind;
import org.ncbrelay.web.pages.inbox.CaseFilter;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** One search in everything that the reader may read: in groups, each match with the words around it. */
@Controller
record SearchPage(CaseFiles files, Search search, Officers officers) {
    /** Of each group; our default. */
    private static final int FEW = 5;

    /** Of one group alone; our default. */
    private static final int MANY = 25;

    /**
     * @param q  what is searched for, as in the list of cases
     * @param in the one group to search; of cases that is the list of cases
     */
    @GetMapping("/search")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) Kind in,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Officer officer = officers.officer();
        CaseFiles.Filter wanted =
                CaseFilter.of(Map.of("q", q), Set.of(), FEW, show.zone()).filter();
        String words = wanted.q();
        model.addAttribute("words", words == null ? "" : words);
        model.addAttribute("in", in);
        model.addAttribute("keepsRoster", officer.isAny(Role.NCB_OFFICER, Role.NCB_HEAD));
        if (words == null) return "search";
        // Who types a reference wants that case; its page says where there is none.
        String reference = words.toUpperCase(Locale.ROOT);
        if (CaseReference.isWellFormed(reference)) return "redirect:/cases/" + reference;
        CaseFiles.Page cases = in == null ? files.list(wanted) : new CaseFiles.Page(List.of(), 0, FEW, 0, false);
        Map<Kind, Group> groups = groups(words, cases, in);
        boolean nothing = groups.isEmpty() && in == null;
        model.addAttribute("cases", cases);
        model.addAttribute("groups", groups);
        model.addAttribute(
                "external",
                groups.values().stream()
                        .flatMap(group -> group.hits().stream())
                        .map(Hit::caveat)
                        .filter(caveat -> caveat != null)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("similar", nothing ? files.similar(words, FEW) : List.of());
        return "search";
    }

    private Map<Kind, Group> groups(String words, CaseFiles.Page cases, Kind in) {
        int most = in == null ? FEW : MANY;
        Set<Kind> kinds = in == null ? EnumSet.complementOf(EnumSet.of(Kind.CASE)) : EnumSet.of(in);
        List<String> references =
                cases.items().stream().map(ListedCase::reference).toList();
        List<Hit> hits = search.of(words, references, kinds, most + 1);
        Map<Kind, Group> groups = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<Hit> same = hits.stream().filter(hit -> hit.kind() == kind).toList();
            if (!same.isEmpty())
                groups.put(kind, new Group(same.subList(0, Math.min(most, same.size())), same.size() > most));
        }
        return groups;
    }

    /** @param more whether there are more than those */
    record Group(List<Hit> hits, boolean more) {}
}
