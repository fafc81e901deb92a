package org.ncbrelay.web.pages.cases;

import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.flow.dispatch.RecallDispatch;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.flow.intelligence.ReadIntelligence;
import org.ncbrelay.flow.news.ReadNews;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.web.pages.content.TaskContent;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.work.FormInput;
import org.ncbrelay.web.pages.work.WorkReader;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Intelligence as its reader may see it, with its handling markings; the caveat comes first wherever a source is external. */
@Controller
record IntelligencePage(
        ReadIntelligence read,
        RecallDispatch recall,
        OpenTasks tasks,
        WorkReader work,
        ReadNews news,
        EvidencePanel evidence,
        Officers officers) {
    @GetMapping("/intelligence/{reference}")
    String one(
            @PathVariable String reference,
            @RequestParam(required = false) String task,
            @ModelAttribute("show") PageFormatter show,
            Model model) {
        Officer reader = officers.officer();
        CaseReference parsed = CaseReference.parse(reference);
        ReadIntelligence.View it = read.read(parsed, reader);
        model.addAttribute("it", it);
        model.addAttribute("marking", show.word("confidentiality", it.handling().confidentiality()));
        model.addAttribute("tasks", tasks.ofIntelligence(parsed, reader));
        TaskContent.Read whole = new TaskContent.Read(null, null, it);
        model.addAttribute("work", work.of(parsed, WorkReader.Visit.of(reader, show, task, whole, model)));
        model.addAttribute("mayRecall", reader.is(Role.GWET_LEAD));
        model.addAttribute("registers", reader.isAny(Role.GWET_ANALYST, Role.GWET_LEAD));
        boolean reached = reader.servesInterpol() || !it.dispatches().isEmpty();
        evidence.show(
                parsed,
                reached && ReadEvidence.mayHandle(parsed, reader),
                reader.servesInterpol() && it.status().equals("REGISTERED"),
                show,
                model);
        news.seen(parsed, reader);
        model.addAttribute("following", news.isFollowed(parsed, reader));
        return "intelligence";
    }

    @PostMapping("/intelligence/{reference}/recall")
    String recall(
            @PathVariable String reference,
            @RequestParam String country,
            @RequestParam String reason,
            @ModelAttribute("show") PageFormatter show,
            RedirectAttributes next) {
        Officer by = officers.officer();
        // No one else has this form, and not everybody a page to go back to.
        RecallDispatch.allow(by);
        if (!country.matches("[A-Z]{3}")) throw new Refusal.NotFound();
        CaseReference parsed = CaseReference.parse(reference);
        Runnable act = () -> recall.recall(parsed, new OrganisationCode(country), reason, by);
        FormInput.sent("recall-" + country, Map.of("reason", reason)).attempt(act, "done.recalled", show, next);
        return "redirect:/intelligence/" + parsed;
    }
}
