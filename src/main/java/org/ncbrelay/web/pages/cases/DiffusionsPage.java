package org.ncbrelay.web.pages.cases;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.store.support.Diffusions;
import org.ncbrelay.store.support.Diffusions.Diffusion;
import org.ncbrelay.web.pages.reader.Officers;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The diffusions that the reader's organisation received or sent; a receiver sees nothing else of their cases. */
@Controller
class DiffusionsPage {
    private final Diffusions diffusions;
    private final Officers officers;

    DiffusionsPage(Diffusions diffusions, Officers officers) {
        this.diffusions = diffusions;
        this.officers = officers;
    }

    @GetMapping("/diffusions")
    @Transactional
    public String all(Model model) {
        officers.officer();
        model.addAttribute("diffusions", diffusions.visible());
        return "diffusions";
    }

    /** Those of one case, as letters lead to them. */
    @GetMapping("/diffusions/{reference}")
    @Transactional
    public String ofCase(@PathVariable String reference, Model model) {
        officers.officer();
        CaseReference parsed = CaseReference.parse(reference);
        List<Diffusion> found = diffusions.of(parsed);
        if (found.isEmpty()) throw new Refusal.NotFound();
        model.addAttribute("diffusions", found);
        model.addAttribute("reference", parsed.value());
        return "diffusions";
    }
}
