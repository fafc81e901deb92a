package org.ncbrelay.web.pages.cases;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.reading.Ids;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.evidence.EvidenceAccess;
import org.ncbrelay.flow.evidence.ReadEvidence;
import org.ncbrelay.web.FileDownload;
import org.ncbrelay.web.pages.reader.Officers;
import org.ncbrelay.web.pages.reader.PageFormatter;
import org.ncbrelay.web.pages.reader.RefusalTexts;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The warning before an infected original. It is handed out to a reader who says why and confirms by a form: no address that
 * can be followed by mistake opens it.
 */
@Controller
@RequestMapping({"/cases/{reference}/evidence/{id}", "/intelligence/{reference}/evidence/{id}"})
record InfectedFilePage(ReadEvidence read, FileDownload files, Officers officers) {
    @GetMapping
    String warn(@PathVariable String reference, @PathVariable String id, HttpServletRequest request, Model model) {
        return warning(CaseReference.parse(reference), Ids.parse(id), Map.of(), "", request, model);
    }

    /**
     * @param warned {@code yes} from an officer who has ticked that the warning was read
     * @return the warning again where something is missing; nothing where the file was written
     */
    @PostMapping
    String open(
            @PathVariable String reference,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String warned,
            @ModelAttribute("show") PageFormatter show,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws IOException {
        CaseReference parsed = CaseReference.parse(reference);
        UUID file = Ids.parse(id);
        String why;
        try {
            if (!warned.equals("yes")) throw new Refusal.Invalid("warned", "wrong.ticked", "must be ticked");
            why = Texts.requiredNarrative("reason", reason.strip(), 2000);
        } catch (Refusal.Invalid wrong) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return warning(parsed, file, new RefusalTexts(show).byField(wrong), reason, request, model);
        }
        files.write(() -> read.handOut(parsed, file, true, visit(request, why)), response);
        return null;
    }

    private String warning(
            CaseReference reference,
            UUID id,
            Map<String, String> wrongs,
            String typed,
            HttpServletRequest request,
            Model model) {
        ReadEvidence.Marked marked = read.view(reference, id, visit(request, null));
        model.addAttribute("evidence", marked.evidence());
        model.addAttribute("scan", marked.scan());
        model.addAttribute("page", (reference.isIntelligence() ? "/intelligence/" : "/cases/") + reference);
        model.addAttribute("wrongs", wrongs);
        model.addAttribute("typed", typed);
        return "infected";
    }

    private EvidenceAccess visit(HttpServletRequest request, String reason) {
        return new EvidenceAccess(officers.officer(), request.getRemoteAddr(), reason);
    }
}
