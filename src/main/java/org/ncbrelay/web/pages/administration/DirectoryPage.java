package org.ncbrelay.web.pages.administration;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.ncbrelay.flow.administration.SaveAgency;
import org.ncbrelay.flow.recording.DecideApproval;
import org.ncbrelay.store.cases.Authorizations;
import org.ncbrelay.store.people.Agencies;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.work.FormInput;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may engage with INTERPOL: the register of agencies, and the grants of direct contact. */
@Controller
class DirectoryPage {
    private final Agencies agencies;
    private final DecideApproval decide;
    private final SaveAgency save;
    private final Authorizations grants;
    private final Officers officers;
    private final Clock clock;

    DirectoryPage(
            Agencies agencies,
            DecideApproval decide,
            SaveAgency save,
            Authorizations grants,
            Officers officers,
            Clock clock) {
        this.agencies = agencies;
        this.decide = decide;
        this.save = save;
        this.grants = grants;
        this.officers = officers;
        this.clock = clock;
    }

    @GetMapping("/agencies")
    @Transactional(readOnly = true)
    public String agencies(Model model) {
        officers.officer();
        model.addAttribute("agencies", agencies.ofActingCountry());
        return "agencies";
    }

    /** An empty field of an agency that is registered stays as it is. */
    @PostMapping("/agencies")
    public String save(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String mailAddress,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Map<String, String> sent = new TreeMap<>(Map.of("name", name.strip(), "mailAddress", mailAddress.strip()));
        sent.values().removeIf(String::isEmpty);
        FormInput.sent("agency", Map.of("code", code, "name", name, "mailAddress", mailAddress))
                .attemptIfAllowed(() -> save.save(code.strip(), sent, officers.officer()), "done.saved", show, next);
        return "redirect:/agencies";
    }

    @PostMapping("/agencies/{code}/approval")
    public String decide(
            @PathVariable String code,
            @RequestParam boolean approved,
            @RequestParam String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        FormInput.sent("approval-" + code, Map.of("reason", reason))
                .attemptIfAllowed(
                        () -> decide.decide(code, approved, reason, officers.officer()), "done.decided", show, next);
        return "redirect:/agencies";
    }

    @GetMapping("/grants")
    public String grants(Model model) {
        officers.officer();
        model.addAttribute("grants", grants.all(clock.instant()));
        return "grants";
    }
}
